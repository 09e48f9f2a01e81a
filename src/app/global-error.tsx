"use client";

import { ErrorState } from "../console/ui/error-state.tsx";
import "./globals.css";

/** For when even the frame of all pages could not be made: it brings its own. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · LiveDash Batch</title>
        <main className="grid min-h-dvh place-content-center">
          <h1 className="sr-only">Something went wrong</h1>
          <ErrorState
            title="The console cannot be shown at the moment"
            detail="It is a fault of ours, and nothing of your data is lost. Trying again may be enough."
            onRetry={() => window.location.reload()}
          />
        </main>
      </body>
    </html>
  );
}
