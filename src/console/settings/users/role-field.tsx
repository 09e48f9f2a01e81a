"use client";

import { PLATFORM_ROLES, type PlatformRole } from "../../../domain/permissions.ts";
import { SelectField } from "../../ui/select-field.tsx";
import { ROLE_LOOK } from "../../viewer/role-look.ts";

const OPTIONS = PLATFORM_ROLES.map((role) => ({
  value: role,
  label: ROLE_LOOK[role].label,
  hint: ROLE_LOOK[role].hint,
}));

type RoleFieldProps = { value: PlatformRole; onChange: (role: PlatformRole) => void };

export function RoleField({ value, onChange }: RoleFieldProps) {
  const choose = (text: string | null) => {
    const role = PLATFORM_ROLES.find((each) => each === text);
    if (role !== undefined) onChange(role);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <SelectField label="Role" value={value} onChange={choose} options={OPTIONS} />
      <p className="text-xs text-ink-soft">{ROLE_LOOK[value].hint}</p>
    </div>
  );
}
