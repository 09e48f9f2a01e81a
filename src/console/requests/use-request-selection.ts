"use client";

import { useState } from "react";
import type { Selection } from "../ui/use-data-table.ts";

/** `isAll`: whatever matches the filter, on every page. */
export type RequestSelection = {
  rows: Selection;
  ids: string[];
  isAll: boolean;
  choose: (rows: Selection) => void;
  chooseAll: () => void;
  clear: () => void;
};

const NONE = { rows: {} as Selection, isAll: false };

/** What is chosen, from page to page; with another filter, nothing is. */
export function useRequestSelection(filterKey: string): RequestSelection {
  const [state, setState] = useState({ filterKey, ...NONE });
  const { rows, isAll } = state.filterKey === filterKey ? state : NONE;
  return {
    rows,
    ids: Object.keys(rows),
    isAll,
    choose: (next) => setState({ filterKey, rows: next, isAll: false }),
    chooseAll: () => setState({ filterKey, rows, isAll: true }),
    clear: () => setState({ filterKey, ...NONE }),
  };
}
