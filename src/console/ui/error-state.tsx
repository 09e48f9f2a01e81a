"use client";

import { CloudAlert } from "lucide-react";
import { Button } from "./button.tsx";

/** Something could not be fetched: what is known of why, and a way to try again. */
export function ErrorState({ title, detail, onRetry }: { title: string; detail: string; onRetry: () => unknown }) {
  return (
    <div role="alert" className="flex grow flex-col items-center justify-center gap-1 px-6 py-10 text-center">
      <CloudAlert aria-hidden className="mb-2 size-5 text-danger-ink" />
      <p className="font-medium">{title}</p>
      <p className="mb-3 max-w-md text-sm text-ink-soft">{detail}</p>
      <Button size="small" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
