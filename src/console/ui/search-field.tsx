"use client";

import { Search } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import { FIELD_BOX } from "./field-look.ts";

/** So long after the last key the search begins by itself. */
const PAUSE_MILLISECONDS = 300;

type SearchFieldProps = {
  /** Said to screen readers, and in the list of shortcuts. */
  label: string;
  value: string;
  onChange: (text: string) => unknown;
  placeholder?: string;
  /** `/` puts the cursor into it; for the one search of a screen. */
  hasShortcut?: boolean;
};

/** Searches when somebody pauses or presses Enter; Escape empties it. */
export function SearchField({ label, value, onChange, placeholder = label, hasShortcut = true }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  // The address has changed without us: a cleared filter, or the way back.
  if (known !== value) {
    setKnown(value);
    setText(value);
  }
  const search = (next: string) => {
    if (next.trim() === value) return;
    setKnown(next.trim());
    onChange(next.trim());
  };
  const searchAfterPause = useEffectEvent(search);
  useEffect(() => {
    const timer = setTimeout(() => searchAfterPause(text), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  useShortcuts(hasShortcut ? { "/": { label, run: () => input.current?.focus() } } : {});
  return (
    <div className="relative min-w-0 grow basis-56 sm:max-w-80">
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-soft" />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") search(text);
          if (event.key === "Escape" && text !== "") {
            event.preventDefault();
            setText("");
            search("");
          }
        }}
        className={`h-8 w-full pr-2 pl-8 placeholder:text-ink-soft ${FIELD_BOX}`}
      />
    </div>
  );
}
