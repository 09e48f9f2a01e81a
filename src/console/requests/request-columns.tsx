import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../api/router.ts";
import { REQUEST_STATUS_LOOK } from "../status-look.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { formatCount, formatEur } from "../ui/numbers.ts";
import { StatusBadge } from "../ui/status-badge.tsx";
import type { DataColumn } from "../ui/use-data-table.ts";

export type RequestRow = inferRouterOutputs<AppRouter>["requests"]["search"]["rows"][number];

const NONE = <span className="text-ink-soft">–</span>;

export const REQUEST_COLUMNS: readonly DataColumn<RequestRow>[] = [
  { id: "request", header: "Request", width: "w-[15%]", isFixed: true, cell: (row) => <RequestName row={row} /> },
  { id: "status", header: "Status", width: "w-[11%]", cell: (row) => <RequestStatus row={row} /> },
  { id: "company", header: "Company", width: "w-[13%]", cell: (row) => <Line>{row.companyName}</Line> },
  { id: "model", header: "Model", width: "w-[12%]", cell: (row) => <Line mono>{row.model}</Line> },
  { id: "error", header: "Error", cell: (row) => <RequestError row={row} /> },
  { id: "attempt", header: "Attempt", width: "w-[7%]", align: "end", cell: (row) => formatCount(row.attempt) },
  { id: "batch", header: "Batch", width: "w-[9%]", cell: (row) => <ShortId id={row.batchId} /> },
  { id: "session", header: "Session", width: "w-[9%]", cell: (row) => <ShortId id={row.sessionId} /> },
  {
    id: "tokens",
    header: "Tokens",
    width: "w-[8%]",
    align: "end",
    cell: (row) => (row.totalTokens === null ? NONE : formatCount(row.totalTokens)),
  },
  {
    id: "cost",
    header: "Cost",
    width: "w-[9%]",
    align: "end",
    cell: (row) => (row.totalCostEur === null ? NONE : formatEur(row.totalCostEur)),
  },
  {
    id: "requestedAt",
    header: "Requested",
    width: "w-[10%]",
    isSortable: true,
    cell: (row) => <RelativeTime time={row.requestedAt} />,
  },
  {
    id: "completedAt",
    header: "Ended",
    width: "w-[10%]",
    isSortable: true,
    cell: (row) => (row.completedAt === null ? NONE : <RelativeTime time={row.completedAt} />),
  },
];

/** What is too much for most, and one click away. */
const HIDDEN_AT_FIRST: readonly string[] = ["attempt", "batch", "session", "tokens"];

/** Which columns are not shown, by the changes that the address names. */
export function hiddenColumns(changes: readonly string[] | null): string[] {
  const isHidden = (id: string) => HIDDEN_AT_FIRST.includes(id) !== (changes ?? []).includes(id);
  return REQUEST_COLUMNS.map(({ id }) => id).filter(isHidden);
}

/** The changes by which the address remembers which columns are not shown; null where all is as at first. */
export function columnChanges(hidden: readonly string[]): string[] | null {
  const ids = REQUEST_COLUMNS.map(({ id }) => id);
  const changes = ids.filter((id) => hidden.includes(id) !== HIDDEN_AT_FIRST.includes(id));
  return changes.length === 0 ? null : changes;
}

export function RequestStatus({ row }: { row: RequestRow }) {
  return <StatusBadge look={REQUEST_STATUS_LOOK[row.status]} />;
}

export function RequestError({ row: { errorCode, errorMessage } }: { row: RequestRow }) {
  if (errorCode === null && errorMessage === null) return NONE;
  return (
    <span className="block min-w-0">
      <span className="block truncate font-mono text-xs font-medium">{errorCode}</span>
      <span className="block truncate text-xs text-ink-soft">{errorMessage}</span>
    </span>
  );
}

function RequestName({ row: { id, externalSessionId } }: { row: RequestRow }) {
  return (
    <span className="block min-w-0">
      <span className="block truncate font-mono text-sm font-medium">{id.slice(0, 8)}</span>
      <span className="block truncate text-xs text-ink-soft">{externalSessionId ?? "no external id"}</span>
    </span>
  );
}

function Line({ children, mono = false }: { children: string; mono?: boolean }) {
  return <span className={`block truncate ${mono ? "font-mono text-xs" : ""}`}>{children}</span>;
}

function ShortId({ id }: { id: string | null }) {
  return id === null ? NONE : <Line mono>{id.slice(0, 8)}</Line>;
}
