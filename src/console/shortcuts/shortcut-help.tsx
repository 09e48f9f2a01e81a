"use client";

import { Dialog } from "../ui/dialog.tsx";
import { KeyCaps } from "./key-caps.tsx";
import type { Shortcut } from "./shortcut-registry.ts";

/** What belongs to the screen comes before these. */
const GENERAL = ["Go to", "Everywhere"];

/** All shortcuts that are valid where somebody is. */
export function ShortcutHelp({ shortcuts, onClose }: { shortcuts: readonly Shortcut[]; onClose: () => void }) {
  const inOrder = shortcuts.toSorted((one, other) => GENERAL.indexOf(one.group) - GENERAL.indexOf(other.group));
  const groups = Map.groupBy(inOrder, ({ group }) => group);
  return (
    <Dialog open onOpenChange={onClose} title="Keyboard shortcuts" width="wide">
      <div className="gap-8 pt-2 sm:columns-2">
        {[...groups].map(([group, entries]) => (
          <section key={group} aria-label={group} className="break-inside-avoid pb-5">
            <h3 className="pb-1 text-xs font-medium text-ink-soft">{group}</h3>
            <dl className="divide-y text-sm">
              {entries.map(({ keys, label }) => (
                <div key={keys} className="flex items-center justify-between gap-4 py-1.5">
                  <dt>{label}</dt>
                  <dd>
                    <KeyCaps keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
