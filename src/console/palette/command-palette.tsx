"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useState } from "react";
import { useReturnFocus } from "../ui/use-return-focus.ts";
import { type Command, matchCommands } from "./command.ts";
import { CommandList } from "./command-list.tsx";
import { useCommands } from "./use-commands.ts";
import { useFoundById } from "./use-found-by-id.ts";

type CommandPaletteProps = { onClose: () => void; onShowShortcuts: () => void };

/** Goes anywhere and does anything that works everywhere, by typing. */
export function CommandPalette({ onClose, onShowShortcuts }: CommandPaletteProps) {
  const [text, setText] = useState("");
  const commands = useCommands({ onShowShortcuts });
  const { found, elsewhere, isLooking } = useFoundById(text);
  const groups = [...found, ...matchCommands(commands, text), ...elsewhere];
  const run = (command: Command) => {
    onClose();
    command.run();
  };
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Viewport className="fixed inset-0 z-50 flex items-start justify-center overflow-hidden p-4 sm:pt-[12dvh]">
          <Dialog.Popup
            {...useReturnFocus()}
            className="flex max-h-full w-full max-w-xl flex-col overflow-hidden rounded-xl bg-raised shadow-popup outline-none"
          >
            <Dialog.Title className="sr-only">Search, or go anywhere</Dialog.Title>
            <Autocomplete.Root
              open
              inline
              mode="none"
              items={groups}
              itemToStringValue={({ label }: Command) => label}
              value={text}
              onValueChange={setText}
              autoHighlight="always"
              keepHighlight
            >
              <div className="flex items-center gap-3 border-b px-4">
                <Search aria-hidden className="size-4 shrink-0 text-ink-soft" />
                <Autocomplete.Input
                  aria-label="Search, or go anywhere"
                  placeholder="Type a screen or an action, or paste an id"
                  className="h-12 w-full bg-transparent text-base outline-none placeholder:text-ink-soft sm:text-sm"
                />
              </div>
              <Dialog.Close className="sr-only">Close</Dialog.Close>
              <CommandList isLooking={isLooking} onRun={run} />
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
