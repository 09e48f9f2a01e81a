import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { AppError } from "../shared/errors.ts";
import type { ApiContext } from "./context.ts";
import { API_ERRORS, explainError } from "./errors.ts";
import { reportUnexpected } from "./unexpected-error.ts";

const trpc = initTRPC.context<ApiContext>().create({
  transformer: superjson,
  // Never a stack trace, in no environment.
  isDev: false,
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message: explainError(error)?.detail ?? "Something went wrong on our side.",
  }),
});

export const { router } = trpc;

/** Turns whatever a procedure throws into what its caller may see. */
const explainErrors = trpc.middleware(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  const { error } = result;
  const failure = explainError(error);
  if (failure !== null) {
    throw new TRPCError({ code: API_ERRORS[failure.code].trpc, message: failure.detail, cause: error.cause });
  }
  const { code, detail } = reportUnexpected(ctx.log, error.cause ?? error, path);
  throw new TRPCError({ code: API_ERRORS[code].trpc, message: detail, cause: new AppError(code, detail) });
});

/** The start of every procedure. It asks nobody who they are: see procedures.ts. */
export const baseProcedure = trpc.procedure.use(explainErrors);
