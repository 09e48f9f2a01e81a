"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Permission } from "../../domain/permissions.ts";
import type { Theme } from "../theme/theme.ts";

/** Who looks at the console, as the server knows them. What they may do is decided there too. */
export type Viewer = {
  email: string;
  role: "SUPER_ADMIN" | "ADMIN" | "SUPPORT";
  permissions: readonly Permission[];
  theme: Theme;
};

const ViewerContext = createContext<Viewer | null>(null);

export function ViewerProvider({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (viewer === null) throw new Error("Only a signed-in page has a viewer.");
  return viewer;
}

/** Whether to offer something at all. The server asks again when it is done. */
export function useMay(permission: Permission): boolean {
  return useViewer().permissions.includes(permission);
}
