import { withBoundedBody } from "./body.ts";
import type { RestCall, RestRoute } from "./route.ts";

const handOver = async ({ request, dependencies: { auth } }: RestCall) => auth.handler(await withBoundedBody(request));

/** Signing in and out. What there is, and how often one may try, is for `auth/` to say. */
export const authRoute: RestRoute = { GET: handOver, POST: handOver };
