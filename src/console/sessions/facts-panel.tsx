import { formatExactTime } from "../time/format-time.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { Panel } from "../ui/panel.tsx";
import type { SessionFull } from "./stage-look.ts";

/** Where and when a session took place. */
export function FactsPanel({ session }: { session: SessionFull }) {
  const { id, companyName, startTime, endTime, country, ipAddress, avgResponseTime, imported } = session;
  return (
    <Panel title="Session">
      <div className="p-4">
        <KeyValues
          columns={1}
          items={[
            { label: "Company", value: companyName },
            { label: "Session id", value: <CopyableId id={id} what="session id" /> },
            ...(imported === null
              ? []
              : [{ label: "External id", value: <CopyableId id={imported.externalSessionId} what="external id" /> }]),
            { label: "Started", value: formatExactTime(startTime) },
            { label: "Ended", value: formatExactTime(endTime) },
            { label: "Country", value: country },
            { label: "IP address", value: ipAddress },
            { label: "Average response", value: avgResponseTime === null ? null : `${avgResponseTime} s` },
          ]}
        />
      </div>
    </Panel>
  );
}

function CopyableId({ id, what }: { id: string; what: string }) {
  return (
    <span className="flex items-center gap-1">
      <span className="font-mono text-xs break-all">{id}</span>
      <CopyButton text={id} what={what} />
    </span>
  );
}
