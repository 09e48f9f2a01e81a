"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import type { ReactNode } from "react";
import { HintLayer } from "./hint-layer.tsx";
import { ToastProvider } from "./toasts.tsx";

/** Once around everything that uses primitives: no inline style element, toasts, and hints. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <ToastProvider>
        {children}
        <HintLayer />
      </ToastProvider>
    </CSPProvider>
  );
}
