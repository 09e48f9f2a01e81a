import { callTRPCProcedure, type inferRouterOutputs } from "@trpc/server";
import { createContext } from "../context.ts";
import { type AppRouter, appRouter } from "../router.ts";
import type { RestCall } from "./route.ts";

type Outputs = inferRouterOutputs<AppRouter>;

/**
 * Runs a procedure as whoever sent the request, just as the console's door does. The input is read only once the
 * procedure has let the caller in, and it is the procedure that checks it.
 */
export async function callProcedure<Router extends keyof Outputs & string, Name extends keyof Outputs[Router] & string>(
  { request, dependencies }: RestCall,
  type: "query" | "mutation",
  path: `${Router}.${Name}`,
  readInput: () => Promise<unknown> = async () => undefined,
): Promise<Outputs[Router][Name]> {
  const output: unknown = await callTRPCProcedure({
    router: appRouter,
    path,
    type,
    getRawInput: readInput,
    ctx: createContext(dependencies, request.headers),
    signal: request.signal,
    batchIndex: 0,
  });
  return output as Outputs[Router][Name];
}
