"use client";

import { type KeyboardEvent, lazy, type ReactNode, Suspense, useRef, useState } from "react";
import type { MenuEntry } from "./menu-entry.ts";

/** Menus weigh as much as a screen: they come when somebody is about to open one. */
const loadMenu = () => import("./menu-window.tsx");
const MenuWindow = lazy(async () => ({ default: (await loadMenu()).MenuWindow }));

type MenuButtonProps = {
  /** What the menu is called, and the button too, unless its own words say it. */
  label: string;
  isNamedByContent?: boolean;
  entries: readonly MenuEntry[];
  /** Of the button: `buttonClass({ look: "quiet" })`, or a look of its own. */
  className: string;
  children: ReactNode;
  side?: "top" | "bottom";
  align?: "start" | "end";
  isDisabled?: boolean;
};

/** A button that opens a menu. */
export function MenuButton(props: MenuButtonProps) {
  const { label, entries, className, children, side = "bottom", align = "end" } = props;
  const { isNamedByContent = false, isDisabled = false } = props;
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const [isOpen, setIsOpen] = useState(false);
  const [isWanted, setIsWanted] = useState(false);
  const open = () => {
    setIsWanted(true);
    setIsOpen(true);
  };
  const openByArrow = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={isNamedByContent ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        disabled={isDisabled}
        data-popup-open={isOpen ? "" : undefined}
        data-disabled={isDisabled ? "" : undefined}
        onPointerEnter={prepare}
        onFocus={prepare}
        // A press outside of the menu closes it, also one on this button, which must not open it again.
        onPointerDown={() => {
          wasOpen.current = isOpen;
        }}
        onClick={({ detail }) => {
          if (!(wasOpen.current && detail > 0)) open();
          wasOpen.current = false;
        }}
        onKeyDown={openByArrow}
        className={className}
      >
        {children}
      </button>
      {isWanted && (
        <Suspense fallback={null}>
          <MenuWindow
            label={label}
            entries={entries}
            anchor={button}
            side={side}
            align={align}
            open={isOpen}
            onOpenChange={setIsOpen}
          />
        </Suspense>
      )}
    </>
  );
}

function prepare(): void {
  loadMenu().catch(() => undefined);
}
