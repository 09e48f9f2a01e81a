"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

type FilterBarProps = {
  label: string;
  children: ReactNode;
  /** At the end of the line: saved views, column choice. */
  aside?: ReactNode;
  /** Whether there is anything to clear. */
  isFiltered: boolean;
  onClear: () => unknown;
};

/** What narrows a list down, in one line or as many as it takes. */
export function FilterBar({ label, children, aside, isFiltered, onClear }: FilterBarProps) {
  return (
    <search aria-label={label} className="flex flex-wrap items-start justify-between gap-2">
      <div className="flex min-w-0 grow flex-wrap items-center gap-2">
        {children}
        {isFiltered && (
          <Button look="quiet" size="small" className="h-8" onClick={onClear}>
            <X aria-hidden className="size-3.5" />
            Clear filters
          </Button>
        )}
      </div>
      {aside !== undefined && <div className="flex items-center gap-2">{aside}</div>}
    </search>
  );
}
