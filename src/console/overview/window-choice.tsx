"use client";

import { STATS_WINDOW_NAMES } from "../../domain/stats-window.ts";
import { classNames } from "../ui/class-names.ts";
import { useStatsWindow } from "./overview-url.ts";
import { WINDOW_LOOK } from "./window-look.ts";

/** Over how long throughput and money are shown. */
export function WindowChoice() {
  const [chosen, choose] = useStatsWindow();
  return (
    <fieldset className="flex rounded-md border border-line-strong p-px">
      <legend className="sr-only">Window</legend>
      {STATS_WINDOW_NAMES.map((window) => (
        <button
          key={window}
          type="button"
          aria-pressed={window === chosen}
          onClick={() => {
            choose(window).catch(() => undefined);
          }}
          className={classNames(
            "h-6 rounded-sm px-2 text-xs font-medium transition-colors",
            window === chosen ? "bg-hover text-ink" : "text-ink-soft hover:text-ink",
          )}
        >
          {WINDOW_LOOK[window].label}
        </button>
      ))}
    </fieldset>
  );
}
