import { callTRPCProcedure, type inferRouterOutputs } from "@trpc/server";
import { createContext } from "../context.ts";
import { type AppRouter, appRouter } from "../router.ts";
import type { RestCall } from "./route.ts";

type Requests = inferRouterOutputs<AppRouter>["requests"];

/**
 * Runs a procedure as whoever sent the request, just as the console's door does. The input is read only once the
 * procedure has let the caller in, and it is the procedure that checks it.
 */
export async function callProcedure<Name extends keyof Requests & string>(
  { request, dependencies }: RestCall,
  type: "query" | "mutation",
  name: Name,
  readInput: () => Promise<unknown> = async () => undefined,
): Promise<Requests[Name]> {
  const output: unknown = await callTRPCProcedure({
    router: appRouter,
    path: `requests.${name}`,
    type,
    getRawInput: readInput,
    ctx: createContext(dependencies, request.headers),
    signal: request.signal,
    batchIndex: 0,
  });
  return output as Requests[Name];
}
