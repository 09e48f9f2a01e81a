import { type ReactNode, useId } from "react";

type PanelProps = {
  title: string;
  /** How many there are of what it shows, where that is known. */
  count?: string | undefined;
  /** Beside the title, at the end of the line. */
  aside?: ReactNode;
  children: ReactNode;
};

/** One subject of a screen, with a heading that screen readers can jump to. */
export function Panel({ title, count, aside, children }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col overflow-clip rounded-xl border bg-surface">
      <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 border-b px-4 py-2">
        <div className="flex items-center gap-2">
          <h2 id={id} className="text-sm font-semibold">
            {title}
          </h2>
          {count !== undefined && (
            <span className="rounded-full bg-hover px-1.5 text-xs text-ink-soft tabular-nums">{count}</span>
          )}
        </div>
        <div className="text-xs text-ink-soft">{aside}</div>
      </header>
      {children}
    </section>
  );
}
