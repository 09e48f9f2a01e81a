import type { StatsWindow } from "../../domain/stats-window.ts";

export const WINDOW_LOOK = {
  "24h": { label: "24 h", words: "the last 24 hours" },
  "7d": { label: "7 d", words: "the last 7 days" },
  "30d": { label: "30 d", words: "the last 30 days" },
} as const satisfies Record<StatsWindow, { label: string; words: string }>;
