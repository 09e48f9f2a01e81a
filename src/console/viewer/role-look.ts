import type { Viewer } from "./viewer.tsx";

export const ROLE_LOOK = {
  SUPER_ADMIN: { label: "Super admin", isReadOnly: false },
  ADMIN: { label: "Admin", isReadOnly: false },
  SUPPORT: { label: "Support", isReadOnly: true },
} as const satisfies Record<Viewer["role"], { label: string; isReadOnly: boolean }>;
