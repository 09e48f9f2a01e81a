import { RelativeTime } from "../time/relative-time.tsx";
import { RequestError, type RequestRow, RequestStatus } from "./request-columns.tsx";

/** A request where there is no room for columns. */
export function RequestCard({ row }: { row: RequestRow }) {
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <RequestStatus row={row} />
        <span className="text-xs text-ink-soft">
          <RelativeTime time={row.requestedAt} />
        </span>
      </div>
      <p className="truncate text-xs text-ink-soft">
        {row.companyName} · <span className="font-mono">{row.model}</span>
      </p>
      {row.errorCode !== null && <RequestError row={row} />}
    </>
  );
}
