"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { STATS_WINDOW_NAMES } from "../../domain/stats-window.ts";

/** Of how long the figures over time are; part of the address. */
export function useStatsWindow() {
  return useQueryState("window", parseAsStringLiteral(STATS_WINDOW_NAMES).withDefault("24h"));
}
