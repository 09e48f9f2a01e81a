"use client";

import { ErrorState } from "../console/ui/error-state.tsx";

export default function RootError() {
  return (
    <main className="grid min-h-dvh place-content-center">
      <h1 className="sr-only">Something went wrong</h1>
      <ErrorState
        title="The console cannot be shown at the moment"
        detail="The server could not find out who you are; its database may be down. What happened stands in its log."
        onRetry={() => window.location.reload()}
      />
    </main>
  );
}
