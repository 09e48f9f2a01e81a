import type { PlatformRole } from "../../domain/permissions.ts";

type RoleLook = { label: string; isReadOnly: boolean; hint: string };

export const ROLE_LOOK = {
  SUPER_ADMIN: { label: "Super admin", isReadOnly: false, hint: "Everything, and adds users and API keys." },
  ADMIN: { label: "Admin", isReadOnly: false, hint: "Everything but adding users and API keys." },
  SUPPORT: { label: "Support", isReadOnly: true, hint: "Sees everything and can change nothing." },
} as const satisfies Record<PlatformRole, RoleLook>;
