import { apiKey } from "@better-auth/api-key";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError, createAuthMiddleware, isAPIError } from "better-auth/api";
import type { Database } from "../database/client.ts";
import { PLATFORM_ROLES } from "../domain/permissions.ts";
import type { Logger } from "../shared/logger.ts";
import { countSignInAttempt } from "./attempt-limit.ts";

export type AuthOptions = {
  database: Database;
  /** Where people reach the console, e.g. `https://livedash.example`. Cookies are `Secure` when it is https. */
  baseUrl: string;
  secret: string;
  /** Further origins at which the console is reached. */
  trustedOrigins?: readonly string[];
  log: Logger;
};

const SESSION_SECONDS = 8 * 60 * 60;
const AUTH_PATH = "/api/auth";

/** What better-auth may answer over HTTP; whatever else it and its plugins would offer is not there. */
const OPEN_ENDPOINTS = new Set(["POST /sign-in/email", "POST /sign-out", "GET /get-session"]);

function configure({ database, baseUrl, secret, trustedOrigins, log }: AuthOptions) {
  return betterAuth({
    appName: "LiveDash Batch",
    baseURL: baseUrl,
    basePath: AUTH_PATH,
    secret,
    trustedOrigins: [...(trustedOrigins ?? [])],
    database: prismaAdapter(database, { provider: "postgresql" }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    user: {
      additionalFields: { role: { type: [...PLATFORM_ROLES], required: true, defaultValue: "SUPPORT", input: false } },
    },
    // `Session` is a chat session in this product. Eight hours from sign-in, however busy: no sliding.
    session: { modelName: "authSession", expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    databaseHooks: {
      session: {
        create: {
          // better-auth gives a session without "remember me" a whole day.
          before: async (session) => ({
            data: { ...session, expiresAt: new Date(Date.now() + SESSION_SECONDS * 1000) },
          }),
          after: async ({ userId, createdAt }) => {
            await database.user.updateMany({ where: { id: userId }, data: { lastSignInAt: createdAt } });
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        const body: unknown = context.body;
        if (context.path !== "/sign-in/email" || typeof body !== "object" || body === null || !("email" in body))
          return;
        if (typeof body.email === "string" && !(await countSignInAttempt(database, body.email))) {
          throw new APIError("TOO_MANY_REQUESTS", { message: "Too many attempts. Please try again in a minute." });
        }
      }),
    },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 300,
      customRules: { "/sign-in/email": { window: 60, max: 5 } },
    },
    advanced: {
      cookiePrefix: "livedash",
      useSecureCookies: new URL(baseUrl).protocol === "https:",
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      // Said outright because better-auth drops the origin check when NODE_ENV is "test".
      disableCSRFCheck: false,
      disableOriginCheck: false,
    },
    telemetry: { enabled: false },
    // A refusal is an answer, not an event; without this, better-auth prints it past our log.
    onAPIError: {
      onError: (error) => {
        if (!isAPIError(error)) log.error({ err: error }, "auth.failed");
      },
    },
    logger: {
      level: "warn",
      log: (level, message, ...details) =>
        log[level]({ reason: message, err: details.find((detail) => detail instanceof Error) }, "auth.notice"),
    },
    plugins: [
      apiKey({
        defaultPrefix: "ldb_",
        maximumNameLength: 100,
        requireName: true,
        rateLimit: { enabled: false },
        keyExpiration: { minExpiresIn: 0, maxExpiresIn: 3650 },
        schema: { apikey: { modelName: "apiKey" } },
      }),
    ],
  });
}

/** Identity: who may come in. Made once, by the composition root. */
export type Auth = {
  /** Answers what arrives below `/api/auth`: signing in, signing out, and the session; 404 for everything else. */
  handler(request: Request): Promise<Response>;
  betterAuth: ReturnType<typeof configure>;
  database: Database;
  /** The origins from which a browser may act with its cookie. */
  trustedOrigins: ReadonlySet<string>;
};

export function createAuth(options: AuthOptions): Auth {
  const instance = configure(options);
  return {
    async handler(request) {
      const { pathname } = new URL(request.url);
      const isOpen = OPEN_ENDPOINTS.has(`${request.method} ${pathname.slice(AUTH_PATH.length)}`);
      if (!isOpen || !pathname.startsWith(`${AUTH_PATH}/`)) return new Response("Not Found", { status: 404 });
      return instance.handler(request);
    },
    betterAuth: instance,
    database: options.database,
    trustedOrigins: new Set([options.baseUrl, ...(options.trustedOrigins ?? [])].map((url) => new URL(url).origin)),
  };
}
