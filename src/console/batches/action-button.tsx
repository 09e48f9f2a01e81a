"use client";

import type { LucideIcon } from "lucide-react";
import { Button } from "../ui/button.tsx";

type ActionButtonProps = {
  label: string;
  icon: LucideIcon;
  /** Why it cannot be done now; null when it can. */
  obstacle: string | null;
  isBusy?: boolean;
  onClick: () => unknown;
};

/** Something that can be done; where it cannot, it says why on hover and focus, and to screen readers. */
export function ActionButton({ label, icon: Icon, obstacle, isBusy = false, onClick }: ActionButtonProps) {
  return (
    <Button
      data-hint={obstacle ?? undefined}
      size="small"
      className="h-8 px-2.5"
      disabled={obstacle !== null || isBusy}
      focusableWhenDisabled
      aria-description={obstacle ?? undefined}
      onClick={onClick}
    >
      <Icon aria-hidden className="size-3.5" />
      {label}
    </Button>
  );
}
