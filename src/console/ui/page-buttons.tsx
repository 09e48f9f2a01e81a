"use client";

import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

/** A page that the address names: the first, the last, or the one that a cursor leads to. */
export type PageStep = "first" | "last" | { cursor: string };

type PageButtonsProps = {
  /** Of the page on screen; null where there is nothing before or after it, undefined while nobody knows. */
  previousCursor: string | null | undefined;
  nextCursor: string | null | undefined;
  onStep: (step: PageStep) => unknown;
  /** At the start of the line: how many there are, as far as that is known. */
  children?: ReactNode;
};

/** Through a list by its edges: there are no numbers, since rows come and go meanwhile. */
export function PageButtons({ previousCursor, nextCursor, onStep, children }: PageButtonsProps) {
  const steps = [
    { label: "First page", icon: ChevronFirst, cursor: previousCursor, step: "first" },
    { label: "Previous page", icon: ChevronLeft, cursor: previousCursor, step: null },
    { label: "Next page", icon: ChevronRight, cursor: nextCursor, step: null },
    { label: "Last page", icon: ChevronLast, cursor: nextCursor, step: "last" },
  ] as const;
  return (
    <nav aria-label="Pages" className="flex min-h-11 flex-wrap items-center justify-between gap-3 border-t px-4 py-1.5">
      <div className="text-xs text-ink-soft">{children}</div>
      <div className="flex items-center gap-1">
        {steps.map(({ label, icon: Icon, cursor, step }) => (
          <Button
            key={label}
            look="quiet"
            size="icon"
            aria-label={label}
            disabled={!cursor}
            focusableWhenDisabled
            onClick={() => cursor && onStep(step ?? { cursor })}
          >
            <Icon aria-hidden className="size-4" />
          </Button>
        ))}
      </div>
    </nav>
  );
}
