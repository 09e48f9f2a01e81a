"use client";

import { describeTrend } from "../charts/describe-trend.ts";
import { Sparkline } from "../charts/sparkline.tsx";
import type { FailureGroup } from "./failure-group.ts";

/** How often attempts have ended with the group's code lately; the trend is the code's, whatever the message. */
export function FailureTrend({ group: { errorCode, trend }, asOf }: { group: FailureGroup; asOf: Date }) {
  return <Sparkline values={trend} description={`Failed attempts with ${errorCode}: ${describeTrend(trend, asOf)}`} />;
}
