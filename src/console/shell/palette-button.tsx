"use client";

import { Search } from "lucide-react";
import { KeyCaps } from "../shortcuts/key-caps.tsx";
import { Button } from "../ui/button.tsx";
import { useOverlays } from "./overlays.tsx";

/** The way to the command palette for those who do not know its shortcut. `compact` is for narrow screens. */
export function PaletteButton({ compact = false }: { compact?: boolean }) {
  const { showPalette, preparePalette } = useOverlays();
  const actions = { onClick: showPalette, onPointerEnter: preparePalette, onFocus: preparePalette };
  if (compact) {
    return (
      <Button look="quiet" size="icon" aria-label="Search, or go anywhere" {...actions}>
        <Search aria-hidden className="size-4" />
      </Button>
    );
  }
  return (
    <button
      type="button"
      className="flex h-8 items-center gap-2 rounded-md border bg-canvas px-2.5 text-sm text-ink-soft transition-colors hover:bg-hover hover:text-ink"
      {...actions}
    >
      <Search aria-hidden className="size-4" />
      <span className="grow text-left">Search or go to</span>
      <KeyCaps keys="$mod+k" />
    </button>
  );
}
