import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { APP_ERROR_CODES, type AppError, type AppErrorCode } from "../shared/errors.ts";

/** The application's errors, and the one that only a door can raise. */
export type ApiErrorCode = AppErrorCode | "UNSUPPORTED_MEDIA_TYPE";

type Meaning = { trpc: TRPCError["code"]; http: number; title: string };

/** What each error becomes, at both doors. */
export const API_ERRORS = {
  INVALID_INPUT: { trpc: "BAD_REQUEST", http: 400, title: "Invalid input" },
  UNAUTHENTICATED: { trpc: "UNAUTHORIZED", http: 401, title: "Not authenticated" },
  FORBIDDEN: { trpc: "FORBIDDEN", http: 403, title: "Not allowed" },
  NOT_FOUND: { trpc: "NOT_FOUND", http: 404, title: "Not found" },
  METHOD_NOT_ALLOWED: { trpc: "METHOD_NOT_SUPPORTED", http: 405, title: "Method not allowed" },
  CONFLICT: { trpc: "CONFLICT", http: 409, title: "Conflict" },
  TOO_LARGE: { trpc: "PAYLOAD_TOO_LARGE", http: 413, title: "Too large" },
  UNSUPPORTED_MEDIA_TYPE: { trpc: "UNSUPPORTED_MEDIA_TYPE", http: 415, title: "Unsupported media type" },
  RATE_LIMITED: { trpc: "TOO_MANY_REQUESTS", http: 429, title: "Too many requests" },
  PROVIDER_FAILED: { trpc: "BAD_GATEWAY", http: 502, title: "The provider failed" },
  INTERNAL: { trpc: "INTERNAL_SERVER_ERROR", http: 500, title: "Internal error" },
} as const satisfies Record<ApiErrorCode, Meaning>;

/** An error as a caller may see it. */
export type Failure = { code: ApiErrorCode; detail: string };

/** What a caller may know of an error; null when it was not foreseen, and they may know nothing. */
export function explainError(error: unknown): Failure | null {
  if (isAppError(error)) return { code: error.code, detail: error.message };
  if (error instanceof ZodError) return { code: "INVALID_INPUT", detail: nameFields(error) };
  if (!(error instanceof TRPCError)) return null;
  const cause = explainError(error.cause);
  if (cause !== null || error.code === "INTERNAL_SERVER_ERROR") return cause;
  return { code: codeOf(error), detail: error.message };
}

/** By name, not by class: Next bundles what starts the process apart from its routes, so that there are two classes. */
function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === "AppError" && "code" in error && isAppErrorCode(error.code);
}

function isAppErrorCode(code: unknown): code is AppErrorCode {
  return APP_ERROR_CODES.some((known) => known === code);
}

/** `limit: Too big: expected number to be <=200; status: …` */
function nameFields(error: ZodError): string {
  return error.issues.map(({ path, message }) => `${path.length > 0 ? path.join(".") : "body"}: ${message}`).join("; ");
}

/** tRPC's own refusals, such as an unknown procedure; what it alone tells apart is a mistake in the input. */
function codeOf(error: TRPCError): ApiErrorCode {
  return API_ERROR_CODES.find((code) => API_ERRORS[code].trpc === error.code) ?? "INVALID_INPUT";
}

const API_ERROR_CODES = Object.keys(API_ERRORS) as ApiErrorCode[];
