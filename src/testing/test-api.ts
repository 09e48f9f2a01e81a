import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pino } from "pino";
import type { ApiDependencies } from "../api/dependencies.ts";
import { createWebRuntime } from "../api/web-runtime.ts";
import { provideWebRuntime } from "../app/server.ts";
import { createAdmin } from "../auth/admins.ts";
import { createApiKey } from "../auth/api-keys.ts";
import { createAuth } from "../auth/auth.ts";
import type { Permission, PlatformRole } from "../domain/permissions.ts";
import { systemClock } from "../shared/clock.ts";
import { QUIET_JOBS } from "./quiet-jobs.ts";
import { createTestDatabase } from "./test-database.ts";

export const ORIGIN = "https://livedash.test";
const APP_DIRECTORY = join(import.meta.dirname, "../app");
const ACTOR = { type: "command_line", id: null, label: "livedash" } as const;

/** A world in which all goes well, whatever is asked of it. */
const QUIET_WORLD: Omit<ApiDependencies, "database" | "auth" | "clock" | "log"> = {
  ...QUIET_JOBS,
  bulkRequeueJobs: { enqueueBulkRequeue: async () => undefined },
  cancelBatch: async ({ batchId }) => ({ batchId, status: "CANCELLED", providerStatus: null }),
  pollBatchNow: async ({ batchId }) => ({ batchId, status: "VALIDATING", providerStatus: "validating", problem: null }),
  applyBatchAgain: async ({ batchId }) => ({ batchId, claimedCount: 1 }),
  openDownload: async () => bytesOf("{}\n"),
  enqueueImport: async () => undefined,
  uploadMaxBytes: 3_000_000,
  defaultModel: "gpt-4o-mini",
  receiveWebhook: null,
};

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

type RequestHeaders = Record<string, string>;
type Handler = (request: Request) => Promise<Response>;

/** The paths of all route handlers, from the file system: `/api/trpc/[trpc]`. */
export async function listRoutePaths(): Promise<string[]> {
  const files = await readdir(APP_DIRECTORY, { recursive: true });
  return files.filter((file) => basename(file) === "route.ts").map((file) => `/${dirname(file)}`);
}

/** The web process on a database of the test's own, reached as a browser or a script would, through the real routes. */
export async function startTestApi(given: Partial<Omit<ApiDependencies, "auth" | "clock" | "log">> = {}) {
  const database = given.database ?? (await createTestDatabase()).database;
  const logLines: string[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => logLines.push(line) });
  const auth = createAuth({ database, baseUrl: ORIGIN, secret: "s".repeat(40), log });
  provideWebRuntime(createWebRuntime({ ...QUIET_WORLD, ...given, database, auth, clock: systemClock, log }));

  const send = async (
    method: string,
    path: string,
    headers: RequestHeaders = {},
    body: BodyInit | null | undefined = null,
  ) => {
    const request = new Request(`${ORIGIN}${path}`, { method, headers, body: body ?? null });
    return (await handlerOf(method, path))(request);
  };
  return {
    database,
    auth,
    logLines,
    send,
    sendJson: (method: string, path: string, headers: RequestHeaders, body: unknown) =>
      send(method, path, { "content-type": "application/json", ...headers }, JSON.stringify(body)),
    makeKey: async (scopes: readonly Permission[]) => {
      const { id, key } = await createApiKey(auth, { name: "test", scopes, actor: ACTOR });
      return { id, headers: { authorization: `Bearer ${key}` } };
    },
    /** What a browser sends from the console after signing in. */
    signIn: async (role: PlatformRole) => {
      const admin = await createAdmin(auth, { email: `${role.toLowerCase()}@livedash.test`, role, actor: ACTOR });
      const response = await auth.betterAuth.api.signInEmail({ body: admin, asResponse: true });
      const cookie = response.headers.getSetCookie().map((line) => line.split(";")[0]);
      return { cookie: cookie.join("; "), origin: ORIGIN };
    },
  };
}

async function handlerOf(method: string, path: string): Promise<Handler> {
  const { pathname } = new URL(path, ORIGIN);
  const [route] = (await listRoutePaths()).filter((candidate) => matches(candidate, pathname)).sort(byPrecedence);
  if (route === undefined) throw new Error(`No route handler is at ${pathname}: Next would show its own page.`);
  const handlers = (await import(join(APP_DIRECTORY, route, "route.ts"))) as Record<string, Handler>;
  const handler = handlers[method];
  if (handler === undefined) throw new Error(`${route} does not export ${method}: Next would answer it by itself.`);
  return handler;
}

function matches(route: string, pathname: string): boolean {
  const pattern = route
    .replaceAll(/\/\[\[\.\.\.\w+\]\]/gu, "(?:/.+)?")
    .replaceAll(/\[\.\.\.\w+\]/gu, ".+")
    .replaceAll(/\[\w+\]/gu, "[^/]+");
  return new RegExp(`^${pattern}$`, "u").test(pathname);
}

/** As Next chooses: what says most comes first, a catch-all last. */
function byPrecedence(a: string, b: string): number {
  return rank(a) - rank(b) || b.split("/").length - a.split("/").length;
}

function rank(route: string): number {
  if (route.includes("[...")) return 2;
  return route.includes("[") ? 1 : 0;
}
