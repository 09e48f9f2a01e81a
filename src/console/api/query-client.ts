import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isSignedOut, mayPass } from "./failures.ts";

/** One per page load: what one person has seen is never kept for the next. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: (failureCount, error) => failureCount < 1 && mayPass(error), networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  });
}
