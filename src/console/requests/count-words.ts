import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../api/router.ts";
import { formatCount } from "../ui/numbers.ts";

export type RequestCounts = inferRouterOutputs<AppRouter>["requests"]["count"];
export type Count = RequestCounts["total"];

/** `1 request`, `12,000 requests` */
export function requests(count: number, kind = ""): string {
  return `${formatCount(count)} ${kind === "" ? "" : `${kind} `}${count === 1 ? "request" : "requests"}`;
}

/** `12,000`, or `10,000+` where nobody counted any further. */
export function countWords({ count, isExact }: Count): string {
  return isExact ? formatCount(count) : `${formatCount(count)}+`;
}

/** Of all statuses. */
export function sumOf(byStatus: RequestCounts["byStatus"]): Count {
  const counts = Object.values(byStatus);
  return {
    count: counts.reduce((sum, { count }) => sum + count, 0),
    isExact: counts.every(({ isExact }) => isExact),
  };
}
