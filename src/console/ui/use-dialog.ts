"use client";

import { useCallback, useState } from "react";

/** A dialog's own props: whether it is open, and what closes it. */
export type DialogControl = { open: boolean; onOpenChange: (open: boolean) => unknown };

/**
 * Opens and closes a dialog about one thing, which it goes on knowing while the dialog fades out. Give `round` to it as
 * its key: then its fields are new each time.
 */
export function useDialog<Subject = true>() {
  const [state, setState] = useState<{ round: number; open: boolean; subject: Subject | null }>({
    round: 0,
    open: false,
    subject: null,
  });
  const { round, open, subject } = state;
  const control: DialogControl = { open, onOpenChange: (next) => setState((last) => ({ ...last, open: next })) };
  const show = useCallback(
    (next: Subject) => setState((last) => ({ round: last.round + 1, open: true, subject: next })),
    [],
  );
  return { round, subject, control, show };
}
