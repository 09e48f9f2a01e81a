import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createContext } from "../context.ts";
import { explainError } from "../errors.ts";
import { appRouter } from "../router.ts";
import { reportUnexpected } from "../unexpected-error.ts";
import { withBoundedBody } from "./body.ts";
import type { RestCall, RestRoute } from "./route.ts";

/** Where the console's client sends its calls. */
const ENDPOINT = "/api/trpc";

/** The console asks for a screen's figures in one batch; a batch of thousands would be an attack. */
const MAX_BATCH_SIZE = 20;

const handOver = async ({ request, dependencies }: RestCall) =>
  fetchRequestHandler({
    endpoint: ENDPOINT,
    router: appRouter,
    req: await withBoundedBody(request),
    createContext: () => createContext(dependencies, request.headers),
    maxBatchSize: MAX_BATCH_SIZE,
    onError: ({ error, path }) => {
      if (explainError(error) === null) reportUnexpected(dependencies.log, error, path ?? ENDPOINT);
    },
  });

/** The console's door. */
export const trpcRoute: RestRoute = { GET: handOver, POST: handOver };
