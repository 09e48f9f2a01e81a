import { accountRouter } from "./account-router.ts";
import { auditRouter } from "./audit-router.ts";
import { batchesRouter } from "./batches-router.ts";
import { companiesRouter } from "./companies-router.ts";
import { failuresRouter } from "./failures-router.ts";
import { filtersRouter } from "./filters-router.ts";
import { holdsRouter } from "./holds-router.ts";
import { importsRouter } from "./imports-router.ts";
import { jobsRouter } from "./jobs-router.ts";
import { keysRouter } from "./keys-router.ts";
import { lookupRouter } from "./lookup-router.ts";
import { modelsRouter } from "./models-router.ts";
import { requestsRouter } from "./requests-router.ts";
import { schedulesRouter } from "./schedules-router.ts";
import { sessionsRouter } from "./sessions-router.ts";
import { statsRouter } from "./stats-router.ts";
import { router } from "./trpc.ts";
import { usersRouter } from "./users-router.ts";
import { viewerRouter } from "./viewer-router.ts";
import { viewsRouter } from "./views-router.ts";

export const appRouter = router({
  viewer: viewerRouter,
  requests: requestsRouter,
  batches: batchesRouter,
  companies: companiesRouter,
  imports: importsRouter,
  schedules: schedulesRouter,
  jobs: jobsRouter,
  holds: holdsRouter,
  sessions: sessionsRouter,
  stats: statsRouter,
  failures: failuresRouter,
  filters: filtersRouter,
  account: accountRouter,
  users: usersRouter,
  keys: keysRouter,
  models: modelsRouter,
  audit: auditRouter,
  lookup: lookupRouter,
  views: viewsRouter,
});

export type AppRouter = typeof appRouter;
