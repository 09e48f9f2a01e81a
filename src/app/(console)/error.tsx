"use client";

import { ErrorState } from "../../console/ui/error-state.tsx";

export default function ConsoleError({ reset }: { error: Error; reset: () => void }) {
  return (
    <ErrorState
      title="This screen broke"
      detail="It is a fault of ours, and nothing of your data is lost. Trying again may be enough."
      onRetry={reset}
    />
  );
}
