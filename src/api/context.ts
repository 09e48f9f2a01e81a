import { type Caller, identifyCaller } from "../auth/caller.ts";
import type { ApiDependencies } from "./dependencies.ts";

/** What a procedure knows of one HTTP request, whichever door it came in by. */
export type ApiContext = ApiDependencies & {
  headers: Headers;
  /** Asks once per HTTP request, however many calls are in its batch. */
  identify: () => Promise<Caller | null>;
};

export function createContext(dependencies: ApiDependencies, headers: Headers): ApiContext {
  let caller: Promise<Caller | null> | undefined;
  const identify = () => {
    caller ??= identifyCaller(dependencies.auth, headers);
    return caller;
  };
  return { ...dependencies, headers, identify };
}
