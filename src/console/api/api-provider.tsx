"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { httpBatchLink } from "@trpc/client";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import { signInPath } from "../sign-in/return-path.ts";
import { createQueryClient } from "./query-client.ts";
import { trpc } from "./trpc.ts";

/** As many calls as the server takes in one request. */
const MAX_BATCH_SIZE = 20;

export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient(goToSignIn));
  const [client] = useState(() =>
    trpc.createClient({
      links: [httpBatchLink({ url: "/api/trpc", transformer: superjson, maxItems: MAX_BATCH_SIZE })],
    }),
  );
  return (
    <trpc.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </trpc.Provider>
  );
}

/** A whole page load, so that nothing of the ended session stays in memory. */
function goToSignIn(): void {
  const { pathname, search } = window.location;
  window.location.assign(signInPath(`${pathname}${search}`));
}
