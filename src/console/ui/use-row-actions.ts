"use client";

import { useRouter } from "next/navigation";
import type { MouseEvent } from "react";

/** What leads to a row's details: an address, or what to do instead of going there (open a drawer), or both. */
export type RowActions<Data extends object> = {
  rowHref?: (row: Data) => string;
  onOpen?: (row: Data) => unknown;
};

export type ResolvedRowActions<Data extends object> = {
  hrefOf: (row: Data) => string | null;
  /** Undefined when there are no details. */
  open: ((row: Data) => unknown) | undefined;
  /** For a click on a link: a new tab stays the browser's business. */
  follow: (event: MouseEvent, row: Data) => void;
};

export function useRowActions<Data extends object>({ rowHref, onOpen }: RowActions<Data>): ResolvedRowActions<Data> {
  const router = useRouter();
  const visit = rowHref && ((row: Data) => router.push(rowHref(row)));
  return {
    hrefOf: (row) => rowHref?.(row) ?? null,
    open: onOpen ?? visit,
    follow(event, row) {
      if (onOpen === undefined || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      onOpen(row);
    },
  };
}

const OWN_CLICK = "a, button, input, label, select, textarea, [role=button]";

/** What makes an element the row: a click opens it, and `use-row-keys.ts` finds it. */
export function rowProps<Data extends object>(id: string, row: Data, { open }: ResolvedRowActions<Data>) {
  const onClick = (event: MouseEvent) => {
    if (open !== undefined && isRowClick(event)) open(row);
  };
  return { "data-row": id, tabIndex: -1, onClick };
}

/** A click that is meant for the row: not for something in it, and not the end of marking text. */
function isRowClick({ target }: MouseEvent): boolean {
  const isInside = target instanceof Element && target.closest(OWN_CLICK) !== null;
  return !isInside && window.getSelection()?.isCollapsed !== false;
}
