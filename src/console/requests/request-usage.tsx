import { KeyValues } from "../ui/key-values.tsx";
import { formatCount, formatEur } from "../ui/numbers.ts";
import type { RequestDetail } from "./request-detail.ts";

/** What the last attempt took, and what all of them would have cost without the Batch API. */
export function RequestUsage({ request }: { request: RequestDetail }) {
  const { promptTokens, cachedTokens, completionTokens, reasoningTokens, totalTokens, totalCostEur } = request;
  return (
    <KeyValues
      columns={3}
      items={[
        {
          label: "Prompt tokens",
          value: countOf(promptTokens) ?? `about ${formatCount(request.estimatedInputTokens)}`,
        },
        { label: "of them cached", value: countOf(cachedTokens) },
        { label: "Completion tokens", value: countOf(completionTokens) },
        { label: "of them reasoning", value: countOf(reasoningTokens) },
        { label: "Total tokens", value: countOf(totalTokens) },
        { label: "Cost", value: totalCostEur === null ? null : formatEur(totalCostEur) },
        {
          label: "Without batches, all attempts",
          value: request.syncCostEur === null ? null : formatEur(request.syncCostEur),
        },
      ]}
    />
  );
}

function countOf(count: number | null): string | null {
  return count === null ? null : formatCount(count);
}
