"use client";

import { MessageSquareOff } from "lucide-react";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { formatCount } from "../ui/numbers.ts";
import { Panel } from "../ui/panel.tsx";
import { Repeat } from "../ui/repeat.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Message } from "./message.tsx";
import { TranscriptButtons } from "./transcript-buttons.tsx";

const PAGE_SIZE = 200;

/** What was said, a page at a time when it was much. It never changes, and is read once. */
export function Transcript({ id, count }: { id: string; count: number | undefined }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    trpc.sessions.messages.useInfiniteQuery(
      { sessionId: id, limit: PAGE_SIZE },
      {
        getNextPageParam: ({ nextOrder }) => nextOrder,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    );
  const messages = data?.pages.flatMap((page) => page.messages) ?? [];
  const showMore = () => {
    fetchNextPage().catch(() => undefined);
  };
  const hasFailed = error !== null && data === undefined;
  return (
    <Panel
      title="Transcript"
      count={count === undefined ? undefined : formatCount(count)}
      aside={messages.length > 0 && <TranscriptButtons id={id} />}
    >
      {hasFailed && (
        <ErrorState title="The transcript could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
      )}
      {!hasFailed && data === undefined && <TranscriptSkeleton />}
      {data !== undefined && messages.length === 0 && (
        <EmptyState icon={MessageSquareOff} title="Nothing was said">
          Its transcript holds no message, or could not be fetched: see the stages.
        </EmptyState>
      )}
      {messages.length > 0 && (
        <ol aria-label="Messages" className="flex flex-col gap-3 p-4">
          {messages.map((message) => (
            <Message key={message.order} message={message} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <div className="flex items-center justify-center gap-3 border-t px-4 py-2.5 text-xs text-ink-soft">
          {formatCount(messages.length)} shown
          <Button size="small" disabled={isFetchingNextPage} focusableWhenDisabled onClick={showMore}>
            Show more
          </Button>
          {error !== null && <span className="text-danger-ink">{explainFailure(error)}</span>}
        </div>
      )}
    </Panel>
  );
}

function TranscriptSkeleton() {
  return (
    <div aria-busy className="flex flex-col gap-3 p-4">
      <Repeat times={4}>
        <Skeleton className="h-14 w-3/5" />
        <Skeleton className="h-20 w-3/5 self-end" />
      </Repeat>
    </div>
  );
}
