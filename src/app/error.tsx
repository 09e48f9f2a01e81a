"use client";

import { FailurePage } from "../console/ui/failure-page.tsx";

export default function RootError() {
  return (
    <FailurePage
      title="The console cannot be shown at the moment"
      detail="The server could not find out who you are; its database may be down. What happened stands in its log."
    />
  );
}
