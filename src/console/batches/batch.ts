import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../api/router.ts";

type Outputs = inferRouterOutputs<AppRouter>["batches"];

/** A batch as lists show it. */
export type BatchListItem = Outputs["listInFlight"]["batches"][number];

/** Everything about one batch. */
export type BatchDetail = Outputs["get"]["batch"];

/** What failed of a batch, attempt by attempt. */
export type BatchError = Outputs["errors"]["rows"][number];

/** As much of an id as tells batches apart at a glance. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}

export function batchHref(id: string): string {
  return `/batches/${id}`;
}
