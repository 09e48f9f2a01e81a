"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { trpc } from "../api/trpc.ts";
import { useLiveOptions } from "../live/use-live-options.ts";
import { formatCount } from "../ui/numbers.ts";
import { FailureItem } from "./failure-item.tsx";
import { FailurePanel } from "./failure-panel.tsx";
import { useFailuresCompany } from "./failures-url.ts";

/** As many groups as the screen shows; what is rarer is found among the requests. */
const MOST = 100;

/** What fails, the most frequent first. */
export function FailureList() {
  const [companyId] = useFailuresCompany();
  const options = { ...useLiveOptions(), placeholderData: keepPreviousData };
  const input = { companyId: companyId ?? undefined, limit: MOST };
  const query = trpc.failures.list.useQuery(input, options);
  const whose = companyId === null ? "No request" : "No request of this company";
  return (
    <FailurePanel
      title="Failed requests by error"
      what="failures"
      query={query}
      countOf={({ groups }) => countText(groups.length)}
      skeleton={{ rows: 3, isTall: true }}
      empty={{
        icon: CircleCheck,
        title: "Nothing fails",
        text: `${whose} has failed, or all that did were requeued.`,
      }}
    >
      {({ groups, asOf }) =>
        groups.map((group) => (
          <FailureItem
            key={`${group.errorCode} ${group.messageGroup}`}
            group={group}
            companyId={companyId}
            asOf={asOf}
          />
        ))
      }
    </FailurePanel>
  );
}

/** The list ends at its limit: there may be more. */
function countText(count: number): string {
  return count < MOST ? formatCount(count) : `${MOST} most frequent`;
}
