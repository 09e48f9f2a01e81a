"use client";

import { failedOf, type RequestFilter } from "../../domain/request-filter.ts";
import { useMay } from "../viewer/viewer.tsx";
import type { Count } from "./count-words.ts";
import { RequeueMatching } from "./requeue-matching.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import type { RequestSelection } from "./use-request-selection.ts";

type ListActionsProps = {
  selection: RequestSelection;
  filter: RequestFilter;
  total: Count | undefined;
  isPageChosen: boolean;
};

/** What can be done with those that are chosen, or with all that match. */
export function ListActions(props: ListActionsProps) {
  const { selection, filter } = props;
  const mayRequeue = useMay("requests:requeue");
  if (selection.ids.length > 0 || selection.isAll) return <SelectionBar {...props} />;
  return (
    <div className="flex min-h-12 flex-wrap items-center justify-between gap-2 border-b px-4 py-2 text-sm">
      <span className="text-ink-soft">
        {mayRequeue ? "Select requests, or requeue all that match." : "Open a request to see what came of it."}
      </span>
      {failedOf(filter) !== null && <RequeueMatching filter={filter} label="Requeue all that match" />}
    </div>
  );
}
