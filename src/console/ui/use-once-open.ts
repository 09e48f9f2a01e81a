"use client";

import { useState } from "react";

/** Whether something has been open at any time: then it stays, so that it can close in its own way. */
export function useOnceOpen(open: boolean): boolean {
  const [isWanted, setIsWanted] = useState(open);
  if (open && !isWanted) setIsWanted(true);
  return isWanted;
}
