import { authRoute } from "./auth.ts";
import { batchFileRoute } from "./batch-file.ts";
import { healthRoute, readinessRoute } from "./health.ts";
import { importRejectionsRoute } from "./import-rejections.ts";
import { importUploadRoute } from "./import-upload.ts";
import { openaiWebhookRoute } from "./openai-webhook.ts";
import { requestsRoute } from "./requests.ts";
import { requestsExportRoute } from "./requests-export.ts";
import { requeueRoute } from "./requeue.ts";
import type { RestRoute } from "./route.ts";
import { summaryRoute } from "./summary.ts";
import { trpcRoute } from "./trpc.ts";
import { unknownPathRoute } from "./unknown-path.ts";

/** Every route below `/api`, by the name under which `app/` puts it at its path. */
export const REST_ROUTES = {
  auth: authRoute,
  batchFile: batchFileRoute,
  health: healthRoute,
  importRejections: importRejectionsRoute,
  importUpload: importUploadRoute,
  openaiWebhook: openaiWebhookRoute,
  readiness: readinessRoute,
  requests: requestsRoute,
  requestsExport: requestsExportRoute,
  requeue: requeueRoute,
  summary: summaryRoute,
  trpc: trpcRoute,
  unknownPath: unknownPathRoute,
} as const satisfies Record<string, RestRoute>;

export type RouteName = keyof typeof REST_ROUTES;
