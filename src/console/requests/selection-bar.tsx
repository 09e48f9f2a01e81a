"use client";

import { X } from "lucide-react";
import type { RequestFilter } from "../../domain/request-filter.ts";
import { Button } from "../ui/button.tsx";
import { formatCount } from "../ui/numbers.ts";
import { type Count, countWords, requests } from "./count-words.ts";
import { RequeueMatching } from "./requeue-matching.tsx";
import { RequeueSelected } from "./requeue-selected.tsx";
import type { RequestSelection } from "./use-request-selection.ts";

type SelectionBarProps = {
  selection: RequestSelection;
  filter: RequestFilter;
  total: Count | undefined;
  /** Whether everything on the page on screen is chosen. */
  isPageChosen: boolean;
};

/** What can be done with what is chosen. It takes the place of the line that says what can be done with all. */
export function SelectionBar({ selection, filter, total, isPageChosen }: SelectionBarProps) {
  const { ids, isAll, chooseAll, clear } = selection;
  const hasMore = total !== undefined && (total.count > ids.length || !total.isExact);
  return (
    <section
      aria-label="Selection"
      className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2 border-b bg-info-wash px-4 py-2 text-sm"
    >
      <p role="status" className="font-medium text-info-ink">
        {isAll
          ? `All ${total === undefined ? "" : `${countWords(total)} `}that match`
          : `${requests(ids.length)} selected`}
      </p>
      {!isAll && isPageChosen && hasMore && (
        <Button size="small" onClick={chooseAll}>
          Select all {countWords(total)} that match
        </Button>
      )}
      <div className="ml-auto flex flex-wrap items-center gap-2">
        {isAll ? (
          <RequeueMatching filter={filter} label="Requeue all that match" look="primary" onStarted={clear} />
        ) : (
          <RequeueSelected ids={ids} onDone={clear} />
        )}
        <Button look="quiet" size="small" onClick={clear}>
          <X aria-hidden className="size-3.5" />
          Clear selection<span className="sr-only"> of {formatCount(ids.length)}</span>
        </Button>
      </div>
    </section>
  );
}
