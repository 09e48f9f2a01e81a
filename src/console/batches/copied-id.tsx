"use client";

import { CopyButton } from "../ui/copy-button.tsx";

/** An id to read and to copy; a dash where there is none yet. */
export function CopiedId({ id, what }: { id: string | null; what: string }) {
  if (id === null) return <span className="text-ink-soft">–</span>;
  return (
    <span className="flex min-w-0 items-center gap-1">
      <span className="truncate font-mono text-xs" title={id}>
        {id}
      </span>
      <CopyButton text={id} what={what} />
    </span>
  );
}
