"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { Repeat2 } from "lucide-react";
import { trpc } from "../api/trpc.ts";
import { useLiveOptions } from "../live/use-live-options.ts";
import { formatCount } from "../ui/numbers.ts";
import { FailedAttemptItem } from "./failed-attempt-item.tsx";
import { FailurePanel } from "./failure-panel.tsx";
import { useFailuresCompany } from "./failures-url.ts";

const NOTHING = {
  icon: Repeat2,
  title: "No attempt failed",
  text: "Every answer of the last 24 hours could be used at once.",
};

/** What went wrong lately, that which put itself right by another attempt too: a provider in trouble shows here first. */
export function FailedAttempts() {
  const [companyId] = useFailuresCompany();
  const options = { ...useLiveOptions(), placeholderData: keepPreviousData };
  const query = trpc.failures.attempts.useQuery({ companyId: companyId ?? undefined }, options);
  return (
    <FailurePanel
      title="Failed attempts in the last 24 hours"
      what="attempts"
      query={query}
      countOf={({ codes }) => formatCount(codes.length)}
      skeleton={{ rows: 2 }}
      empty={NOTHING}
    >
      {({ codes, asOf }) =>
        codes.map((code) => <FailedAttemptItem key={code.errorCode} code={code} companyId={companyId} asOf={asOf} />)
      }
    </FailurePanel>
  );
}
