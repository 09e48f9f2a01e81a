import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../api/router.ts";
import type { RequestFilter } from "../../domain/request-filter.ts";
import { FAILED_REQUEST_STATUS } from "../../domain/request-status.ts";

/** Failed requests with the same error code and, numbers and ids aside, the same message. */
export type FailureGroup = inferRouterOutputs<AppRouter>["failures"]["list"]["groups"][number];

/** The requests of a group, of one company where that is asked for. */
export function requestsOf({ errorCode, messageGroup }: FailureGroup, companyId: string | null): RequestFilter {
  return { status: FAILED_REQUEST_STATUS, errorCode, messageGroup, companyId: companyId ?? undefined };
}
