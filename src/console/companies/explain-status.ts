import { formatCount } from "../ui/numbers.ts";
import type { CompanyDetail } from "./company.ts";

type Facts = Pick<CompanyDetail, "requestCounts" | "batchesInFlight" | "status">;

/** What happens to whatever is under way when a company is suspended. */
export function explainSuspension({ requestCounts, batchesInFlight, status }: Facts): string[] {
  const pending = requestCounts.pending_batching;
  return [
    pending === 0
      ? "It has no pending request. What its imports bring from now on waits."
      : `${count(pending, "pending request waits", "pending requests wait")}, and whatever its imports bring: no batch is made of them until the company is active again.`,
    batchesInFlight === 0
      ? "It has no batch in flight."
      : `${count(batchesInFlight, "batch in flight goes", "batches in flight go")} on to the end: what is sent is paid for, and its results are applied.`,
    ...(status === "TRIAL" ? ["It is on trial. Activated again, it will be active."] : []),
  ];
}

/** What happens when a suspended company becomes active again. */
export function explainActivation({ requestCounts }: Facts): string[] {
  const pending = requestCounts.pending_batching;
  if (pending === 0) return ["It has no pending request. What its imports bring is put into batches again."];
  return [
    `${count(pending, "pending request is", "pending requests are")} put into batches from the next run of “Create batches” on, and cost money.`,
  ];
}

function count(number: number, one: string, many: string): string {
  return `${formatCount(number)} ${number === 1 ? one : many}`;
}
