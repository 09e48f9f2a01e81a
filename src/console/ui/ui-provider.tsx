"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";

/** Once around everything that uses primitives: no inline style element, and tooltips that follow each other at once. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={300}>{children}</Tooltip.Provider>
    </CSPProvider>
  );
}
