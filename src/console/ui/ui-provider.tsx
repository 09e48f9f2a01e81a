"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Toast } from "@base-ui/react/toast";
import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";
import { ToastRegion } from "./toast-region.tsx";

/** Once around everything that uses primitives: no inline style element, tooltips that follow each other at once, toasts. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={300}>
        <Toast.Provider limit={4}>
          {children}
          <ToastRegion />
        </Toast.Provider>
      </Tooltip.Provider>
    </CSPProvider>
  );
}
