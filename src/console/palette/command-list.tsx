"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { KeyCaps } from "../shortcuts/key-caps.tsx";
import { MENU_ITEM } from "../ui/menu-item-look.ts";
import type { Command, CommandGroup } from "./command.ts";

type CommandListProps = { isLooking: boolean; onRun: (command: Command) => void };

/** What fits the text, by group. */
export function CommandList({ isLooking, onRun }: CommandListProps) {
  return (
    <>
      <Autocomplete.Status className="sr-only">{isLooking ? "Looking for the id" : ""}</Autocomplete.Status>
      <Autocomplete.Empty>
        <p className="px-4 py-6 text-center text-sm text-ink-soft">
          {isLooking ? "Looking for the id…" : "Nothing has this name or id."}
        </p>
      </Autocomplete.Empty>
      <Autocomplete.List className="max-h-96 overflow-y-auto p-1.5 text-sm empty:hidden">
        {(group: CommandGroup) => (
          <Autocomplete.Group key={group.value} items={group.items} className="pb-1">
            <Autocomplete.GroupLabel className="px-2 pt-2 pb-1 text-2xs font-medium text-ink-soft">
              {group.value}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(command: Command) => <CommandItem key={command.id} command={command} onRun={onRun} />}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </>
  );
}

function CommandItem({ command, onRun }: { command: Command; onRun: (command: Command) => void }) {
  const { label, detail, icon: Icon, keys } = command;
  return (
    <Autocomplete.Item value={command} onClick={() => onRun(command)} className={MENU_ITEM}>
      <Icon aria-hidden className="size-4 shrink-0 text-ink-soft" />
      <span className="min-w-0 grow truncate">
        {label}
        {detail !== undefined && <span className="text-ink-soft"> · {detail}</span>}
      </span>
      {keys !== undefined && <KeyCaps keys={keys} />}
    </Autocomplete.Item>
  );
}
