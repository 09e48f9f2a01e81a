"use client";

import { Eye } from "lucide-react";
import { ROLE_LOOK } from "./role-look.ts";
import { useViewer } from "./viewer.tsx";

/** Tells those who can change nothing that this is so. */
export function ReadOnlyBadge() {
  const { role } = useViewer();
  if (!ROLE_LOOK[role].isReadOnly) return null;
  return (
    <span
      data-hint={`${ROLE_LOOK[role].label} accounts see everything and can change nothing.`}
      className="inline-flex items-center gap-1.5 rounded-full border border-info-line bg-info-wash px-2 py-0.5 text-xs font-medium whitespace-nowrap text-info-ink"
    >
      <Eye aria-hidden className="size-3.5" />
      Read only
    </span>
  );
}
