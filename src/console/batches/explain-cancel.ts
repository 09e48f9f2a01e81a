import { isEnded } from "../../domain/batch-actions.ts";
import type { BatchStatus } from "../../domain/batch-status.ts";
import type { FailureCode } from "../../domain/failure.ts";
import { formatCount } from "../ui/numbers.ts";
import type { BatchDetail } from "./batch.ts";

const CODE: FailureCode = "batch_cancelled";

type Cancellable = Pick<BatchDetail, "openaiBatchId" | "requestCount" | "providerCompleted" | "providerFailed">;

/** What will happen to how many when a batch is cancelled, in paragraphs. */
export function explainCancel(batch: Cancellable): string[] {
  const { openaiBatchId, requestCount, providerCompleted } = batch;
  const noReturn = `They do not go back by themselves: requeue them to have them analysed after all.`;
  if (openaiBatchId === null) {
    return [
      `It is not with the provider yet. It ends at once, its ${requestsOf(requestCount)} fail with “${CODE}”, and nothing is paid for.`,
      noReturn,
    ];
  }
  const done = (providerCompleted ?? 0) + (batch.providerFailed ?? 0);
  return [
    `The provider is asked to stop. What it has done until then is paid for and applied: ${formatCount(done)} of ${requestsOf(requestCount)} when it was last polled.`,
    `Every other request, at most ${formatCount(requestCount - done)}, fails with “${CODE}”. ${noReturn}`,
    "This cannot be undone.",
  ];
}

/** What came of it, for whoever asked. */
export function describeCancelResult(result: { status: BatchStatus; providerStatus: string | null }): {
  title: string;
  detail: string;
} {
  if (isEnded(result.status)) return { title: "The batch is cancelled", detail: "What it had brought is applied." };
  if (result.providerStatus === "cancelling") {
    return { title: "The provider is cancelling it", detail: "What it has done until then is applied after that." };
  }
  return {
    title: "The cancellation is noted",
    detail: "The provider has not begun yet: it is asked again with every poll until it has.",
  };
}

function requestsOf(count: number): string {
  return count === 1 ? "1 request" : `${formatCount(count)} requests`;
}
