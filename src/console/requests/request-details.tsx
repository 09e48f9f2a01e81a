"use client";

import { explainFailureCode } from "../../domain/failure-explanation.ts";
import { Banner } from "../ui/banner.tsx";
import { DetailSection } from "./detail-section.tsx";
import { RequestAnalysis } from "./request-analysis.tsx";
import type { RequestDetail } from "./request-detail.ts";
import { RequestFacts } from "./request-facts.tsx";
import { RequestPrompt } from "./request-prompt.tsx";
import { RequestTimeline } from "./request-timeline.tsx";
import { RequestUsage } from "./request-usage.tsx";

/** What is known of a request, the most telling first. */
export function RequestDetails({ request }: { request: RequestDetail }) {
  const { errorCode, errorMessage, analysis } = request;
  return (
    <div className="flex flex-col divide-y">
      {errorCode !== null && (
        <div className="p-4">
          <Banner tone="danger" title={errorCode}>
            <p className="font-mono text-xs wrap-anywhere">{errorMessage}</p>
            <p className="mt-2">
              {explainFailureCode(errorCode).meaning} {explainFailureCode(errorCode).advice}
            </p>
          </Banner>
        </div>
      )}
      <DetailSection title="Request">
        <RequestFacts request={request} />
      </DetailSection>
      {analysis !== null && (
        <DetailSection title="Analysis">
          <RequestAnalysis analysis={analysis} />
        </DetailSection>
      )}
      <DetailSection title="Tokens and cost">
        <RequestUsage request={request} />
      </DetailSection>
      <DetailSection title="Timeline">
        <RequestTimeline request={request} />
      </DetailSection>
      <DetailSection title="Prompt">
        <RequestPrompt id={request.id} />
      </DetailSection>
    </div>
  );
}
