import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** Nothing to show, why, and what to do about it. */
export function EmptyState({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children: ReactNode }) {
  return (
    <div className="flex grow flex-col items-center justify-center gap-1 px-6 py-10 text-center">
      <Icon aria-hidden className="mb-2 size-5 text-ink-soft" />
      <p className="font-medium">{title}</p>
      <div className="max-w-md text-sm text-ink-soft">{children}</div>
    </div>
  );
}
