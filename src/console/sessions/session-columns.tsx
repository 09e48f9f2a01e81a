import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../api/router.ts";
import { formatExactTime, formatMinute } from "../time/format-time.ts";
import { formatCount } from "../ui/numbers.ts";
import { Pill } from "../ui/pill.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import type { DataColumn } from "../ui/use-data-table.ts";
import { CATEGORY_LABELS, languageName, SENTIMENT_LOOK } from "./session-look.ts";

export type SessionRow = inferRouterOutputs<AppRouter>["sessions"]["list"]["rows"][number];

export const SESSION_COLUMNS: readonly DataColumn<SessionRow>[] = [
  { id: "session", header: "Session", width: "w-[17%]", cell: (session) => <SessionName session={session} /> },
  { id: "started", header: "Started", width: "w-[12%]", cell: ({ startTime }) => <Started time={startTime} /> },
  { id: "sentiment", header: "Sentiment", width: "w-[10%]", cell: (session) => <SentimentBadge session={session} /> },
  { id: "category", header: "Category", width: "w-[15%]", cell: (session) => <CategoryText session={session} /> },
  { id: "language", header: "Language", width: "w-[8%]", cell: (session) => <LanguageText session={session} /> },
  { id: "flags", header: "Handed over", width: "w-[11%]", cell: (session) => <Flags session={session} /> },
  { id: "messages", header: "Asked", width: "w-[6%]", align: "end", cell: (session) => <Messages session={session} /> },
  { id: "summary", header: "Summary", cell: (session) => <Summary session={session} /> },
];

type Cell = { session: Pick<SessionRow, "sentiment" | "category" | "language" | "escalated" | "forwardedHr"> };

const NONE = <span className="text-ink-soft">–</span>;

function SessionName({ session: { id, externalSessionId, companyName } }: { session: SessionRow }) {
  return (
    <span className="block min-w-0">
      <span className="block truncate font-medium">{externalSessionId ?? id.slice(0, 8)}</span>
      <span className="block truncate text-xs text-ink-soft">{companyName}</span>
    </span>
  );
}

/** Sessions are often old: the day says more than how long ago it was. */
export function Started({ time }: { time: Date }) {
  return (
    <time data-hint={formatExactTime(time)} dateTime={time.toISOString()} className="whitespace-nowrap">
      {formatMinute(time)}
    </time>
  );
}

export function SentimentBadge({ session: { sentiment } }: Cell) {
  return sentiment === null ? NONE : <StatusBadge look={SENTIMENT_LOOK[sentiment]} />;
}

export function CategoryText({ session: { category } }: Cell) {
  return category === null ? NONE : CATEGORY_LABELS[category];
}

export function LanguageText({ session: { language } }: Cell) {
  return language === null ? NONE : languageName(language);
}

/** Whether a person, or human resources, took over. */
export function Flags({ session: { escalated, forwardedHr } }: Cell) {
  if (escalated === null && forwardedHr === null) return NONE;
  if (!escalated && !forwardedHr) return <span className="text-ink-soft">No</span>;
  return (
    <span className="flex flex-wrap gap-1">
      {escalated && <Pill tone="warning">Escalated</Pill>}
      {forwardedHr && <Pill tone="info">HR</Pill>}
    </span>
  );
}

function Messages({ session: { messagesSent } }: { session: SessionRow }) {
  return messagesSent === null ? NONE : formatCount(messagesSent);
}

function Summary({ session: { summary, sentiment } }: { session: SessionRow }) {
  if (summary === null) return <span className="text-ink-soft">{sentiment === null ? "Not analysed" : "–"}</span>;
  return <span className="line-clamp-2 text-xs">{summary}</span>;
}
