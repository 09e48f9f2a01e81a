"use client";

import { useQueryState } from "nuqs";

/** The id of the one thing of a list whose details are open, as the address has it under that name. */
export function useOpened(name: string): [string | null, (id: string | null) => void] {
  const [id, setId] = useQueryState(name, { history: "push" });
  return [
    id,
    (next) => {
      setId(next).catch(() => undefined);
    },
  ];
}
