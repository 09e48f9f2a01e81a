import type { ReactNode } from "react";
import { ReadOnlyBadge } from "../viewer/read-only-badge.tsx";

type ScreenProps = { title: string; actions?: ReactNode; children: ReactNode };

/** One screen: its title, what can be done on it as a whole, and its content. */
export function Screen({ title, actions, children }: ScreenProps) {
  return (
    <div className="mx-auto flex max-w-[90rem] flex-col gap-4 p-4 sm:p-6">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 items-center gap-3">
          <h1 tabIndex={-1} className="min-w-0 text-xl font-semibold tracking-tight break-words outline-none">
            {title}
          </h1>
          <ReadOnlyBadge />
        </div>
        {actions}
      </div>
      {children}
    </div>
  );
}
