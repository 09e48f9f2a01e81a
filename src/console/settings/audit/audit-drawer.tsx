"use client";

import { describeAudit } from "../../../domain/audit-action.ts";
import { explainFailure } from "../../api/failures.ts";
import { trpc } from "../../api/trpc.ts";
import { formatExactTime } from "../../time/format-time.ts";
import { CodeBlock } from "../../ui/code-block.tsx";
import { Drawer } from "../../ui/drawer.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { KeyValues } from "../../ui/key-values.tsx";
import { formatCount } from "../../ui/numbers.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ACTOR_KIND, type AuditEntry } from "./audit-entry.ts";

/** One entry with all of its details. An entry never changes, so it is asked for once. */
export function AuditDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const options = { enabled: id !== null, staleTime: Number.POSITIVE_INFINITY };
  const { data, error, refetch } = trpc.audit.get.useQuery({ id: id ?? "" }, options);
  return (
    <Drawer
      open={id !== null}
      onOpenChange={(open) => open || onClose()}
      title={data === undefined ? "Audit entry" : describeAudit(data).label}
    >
      {error !== null && (
        <ErrorState title="The entry could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
      )}
      {error === null && data === undefined && <Skeleton className="m-4 h-40" />}
      {data !== undefined && <EntryDetails entry={data} />}
    </Drawer>
  );
}

function EntryDetails({ entry }: { entry: AuditEntry }) {
  const { actorLabel, actorType, action, affectedCount, at, details } = entry;
  return (
    <div className="flex flex-col gap-5 p-4">
      <p className="text-sm break-words">{describeAudit(entry).sentence}</p>
      <KeyValues
        items={[
          { label: "Who", value: actorLabel },
          { label: "Came in as", value: ACTOR_KIND[actorType] },
          { label: "When", value: <time dateTime={at.toISOString()}>{formatExactTime(at)}</time> },
          { label: "Rows touched", value: formatCount(affectedCount) },
          { label: "Action", value: <span className="font-mono text-xs">{action}</span> },
        ]}
      />
      {details === null ? (
        <p className="text-sm text-ink-soft">There are no further details.</p>
      ) : (
        <CodeBlock what="details" content={details} />
      )}
    </div>
  );
}
