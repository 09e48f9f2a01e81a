"use client";

import { FailurePage } from "../console/ui/failure-page.tsx";
import "./globals.css";

/** For when even the frame of all pages could not be made: it brings its own. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · LiveDash Batch</title>
        <FailurePage
          title="The console cannot be shown at the moment"
          detail="It is a fault of ours, and nothing of your data is lost. Trying again may be enough."
        />
      </body>
    </html>
  );
}
