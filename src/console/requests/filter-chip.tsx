"use client";

import { X } from "lucide-react";
import { Button } from "../ui/button.tsx";

type FilterChipProps = { label: string; value: string; onRemove: () => unknown };

/** A condition that a link has brought along, and that can only be taken away. */
export function FilterChip({ label, value, onRemove }: FilterChipProps) {
  return (
    <span className="inline-flex h-8 max-w-80 items-center gap-1 rounded-md border border-neutral bg-surface pr-0.5 pl-2.5 text-sm">
      <span className="truncate">
        <span className="text-ink-soft">{label}: </span>
        {value}
      </span>
      <Button look="quiet" size="icon" aria-label={`Remove the filter by ${label.toLowerCase()}`} onClick={onRemove}>
        <X aria-hidden className="size-3.5" />
      </Button>
    </span>
  );
}
