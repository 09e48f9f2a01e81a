import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pino } from "pino";
import type { ApiDependencies } from "../api/dependencies.ts";
import { provideWebRuntime } from "../app/server.ts";
import { createAdmin } from "../auth/admins.ts";
import { createApiKey } from "../auth/api-keys.ts";
import { createAuth } from "../auth/auth.ts";
import type { Permission } from "../auth/permissions.ts";
import type { PlatformRole } from "../database/generated/enums.ts";
import { systemClock } from "../shared/clock.ts";
import { createTestDatabase } from "./test-database.ts";

export const ORIGIN = "https://livedash.test";
const API_DIRECTORY = join(import.meta.dirname, "../app/api");
const ACTOR = { type: "command_line", id: null, label: "livedash" } as const;

type Headers_ = Record<string, string>;
type Handler = (request: Request) => Promise<Response>;

/** The paths of all route handlers, from the file system: `/api/trpc/[trpc]`. */
export async function listRoutePaths(): Promise<string[]> {
  const files = await readdir(API_DIRECTORY, { recursive: true });
  return files.filter((file) => file.endsWith("route.ts")).map((file) => `/api/${dirname(file)}`);
}

/** The web process on a database of the test's own, reached as a browser or a script would, through the real routes. */
export async function startTestApi(overrides: Partial<ApiDependencies> = {}) {
  const { database } = await createTestDatabase();
  const logLines: string[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => logLines.push(line) });
  const auth = createAuth({ database, baseUrl: ORIGIN, secret: "s".repeat(40), log });
  const jobMonitor = { listSchedules: async () => [], isWorkerAlive: async () => true };
  const api = { database, auth, clock: systemClock, log, jobMonitor, receiveWebhook: null, ...overrides };
  provideWebRuntime({ api });

  const send = async (method: string, path: string, headers: Headers_ = {}, body: BodyInit | null = null) => {
    const request = new Request(`${ORIGIN}${path}`, { method, headers, body, duplex: "half" });
    return (await handlerOf(method, path))(request);
  };
  return {
    database,
    auth,
    logLines,
    send,
    sendJson: (method: string, path: string, headers: Headers_, body: unknown) =>
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
  const candidates = (await listRoutePaths()).filter((route) => matches(route, pathname));
  const route = candidates.sort((a, b) => dynamicSegments(a) - dynamicSegments(b) || b.length - a.length)[0];
  const handlers = (await import(join(API_DIRECTORY, "..", route ?? "", "route.ts"))) as Record<string, Handler>;
  const handler = handlers[method];
  if (handler === undefined) throw new Error(`${route} does not export ${method}: Next would answer it by itself.`);
  return handler;
}

function matches(route: string, pathname: string): boolean {
  const pattern = route.replaceAll(/\[\.\.\.\w+\]/gu, ".+").replaceAll(/\[\w+\]/gu, "[^/]+");
  return new RegExp(`^${pattern}$`, "u").test(pathname);
}

function dynamicSegments(route: string): number {
  return route.split("[").length;
}
