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

/** The scopes by what they are about: what one sees at the left, what one changes at the right. */
export function ScopeChoice({ offered, chosen, onChange }: ScopeChoiceProps) {
  const toggle = (scope: Permission) => {
    const next = new Set(chosen);
    if (!next.delete(scope)) next.add(scope);
    onChange(next);
  };
  const subjects = Object.entries(Object.groupBy(offered, (scope) => scope.slice(0, scope.indexOf(":"))));
  const side = (scopes: readonly Permission[]) => (
    <div className="flex flex-col gap-1">
      {scopes.map((scope) => (
        <div key={scope}>
          <Checkbox label={SCOPE_LOOK[scope]} checked={chosen.has(scope)} onChange={() => toggle(scope)} />
          <span className="block pl-6 font-mono text-xs text-ink-soft">{scope}</span>
        </div>
      ))}
    </div>
  );
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">What it may do</legend>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span aria-hidden className="text-sm font-medium">
          What it may do
        </span>
        <div className="flex gap-1">
          <Button size="small" onClick={() => onChange(new Set(offered.filter(isRead)))}>
            Read only
          </Button>
          <Button size="small" onClick={() => onChange(new Set(offered))}>
            Everything
          </Button>
          <Button
            size="small"
            look="quiet"
            disabled={chosen.size === 0}
            focusableWhenDisabled
            onClick={() => onChange(new Set())}
          >
            Nothing
          </Button>
        </div>
      </div>
      <div className="divide-y rounded-md border px-3">
        {subjects.map(([subject, scopes = []]) => (
          <div key={subject} className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-2">
            {side(scopes.filter(isRead))}
            {side(scopes.filter((scope) => !isRead(scope)))}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
