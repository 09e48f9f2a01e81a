"use client";

import type { Permission } from "../../../domain/permissions.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { isRead, SCOPE_LOOK } from "./scope-look.ts";

type ScopeChoiceProps = {
  /** What whoever asks may do, and so may give. */
  offered: readonly Permission[];
  chosen: ReadonlySet<Permission>;
  onChange: (chosen: ReadonlySet<Permission>) => void;
};

export function ScopeChoice({ offered, chosen, onChange }: ScopeChoiceProps) {
  const toggle = (scope: Permission) => {
    const next = new Set(chosen);
    if (!next.delete(scope)) next.add(scope);
    onChange(next);
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <legend className="float-left text-sm font-medium">What it may do</legend>
        <div className="flex gap-1">
          <Button size="small" onClick={() => onChange(new Set(offered.filter(isRead)))}>
            Read only
          </Button>
          <Button size="small" onClick={() => onChange(new Set(offered))}>
            Everything
          </Button>
          <Button size="small" look="quiet" disabled={chosen.size === 0} onClick={() => onChange(new Set())}>
            Nothing
          </Button>
        </div>
      </div>
      <ul className="grid gap-x-4 gap-y-1 rounded-md border p-3 sm:grid-cols-2">
        {offered.map((scope) => (
          <li key={scope}>
            <Checkbox label={SCOPE_LOOK[scope]} checked={chosen.has(scope)} onChange={() => toggle(scope)} />
            <span className="block pl-6 font-mono text-xs text-ink-soft">{scope}</span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
