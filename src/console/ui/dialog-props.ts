import type { ReactNode } from "react";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => unknown;
  title: string;
  width?: "narrow" | "wide";
  /** A click beside it does not close it: it holds something that would be lost. */
  isHeld?: boolean;
  children: ReactNode;
  /** Buttons below the content, which stay in sight while it scrolls. */
  footer?: ReactNode;
  /** What the keyboard begins with; else the first thing that it can reach. */
  initialFocus?: () => HTMLElement | null;
};

export type DrawerProps = {
  open: boolean;
  onOpenChange: (open: boolean) => unknown;
  title: string;
  /** Beside the title: a status, copy buttons, actions. */
  aside?: ReactNode;
  children: ReactNode;
  /** Buttons below the content, which stay in sight while it scrolls. */
  footer?: ReactNode;
};
