import Link from "next/link";
import { LiveStatus } from "../live/live-status.tsx";
import { requestsHref } from "../requests/requests-href.ts";
import { REQUEST_STATUS_LOOK } from "../status-look.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { Panel } from "../ui/panel.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import type { SessionFull } from "./stage-look.ts";

const LINK = "rounded-sm underline decoration-line-strong underline-offset-4 hover:decoration-current";

type SessionRequestsProps = { session: SessionFull; asOf: Date | undefined; error: unknown };

/** The requests by which a session was, or is to be, analysed. */
export function SessionRequests({ session: { id, requests }, ...live }: SessionRequestsProps) {
  return (
    <Panel title="Requests" count={String(requests.length)} aside={<LiveStatus {...live} />}>
      {requests.length === 0 ? (
        <p className="px-4 py-3 text-sm text-ink-soft">None: a session without messages is not sent to the model.</p>
      ) : (
        <ul className="divide-y">
          {requests.map((request) => (
            <li key={request.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
              <StatusBadge look={REQUEST_STATUS_LOOK[request.processingStatus]} />
              <Link
                href={requestsHref({ search: { text: id, in: "id" } }, request.id)}
                prefetch={false}
                className={`font-mono text-xs ${LINK}`}
              >
                {request.id.slice(0, 8)}
              </Link>
              <span className="text-xs text-ink-soft">{request.model}</span>
              <span className="text-xs text-ink-soft">attempt {request.attempt}</span>
              <span className="ml-auto text-xs text-ink-soft">
                <RelativeTime time={request.completedAt ?? request.requestedAt} />
              </span>
              {request.errorCode !== null && (
                <span className="w-full font-mono text-xs wrap-anywhere text-danger-ink">{request.errorCode}</span>
              )}
              {request.batchId !== null && (
                <span className="w-full text-xs text-ink-soft">
                  in{" "}
                  <Link href={`/batches/${request.batchId}`} prefetch={false} className={LINK}>
                    batch {request.batchId.slice(0, 8)}
                  </Link>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
