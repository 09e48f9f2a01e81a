"use client";

import { Menu as MenuIcon } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "../ui/button.tsx";
import { useOnceOpen } from "../ui/use-once-open.ts";

const NavDrawerWindow = lazy(async () => ({ default: (await import("./nav-drawer-window.tsx")).NavDrawerWindow }));

/** The navigation of narrow screens. */
export function NavDrawer() {
  const [isOpen, setIsOpen] = useState(false);
  const isWanted = useOnceOpen(isOpen);
  return (
    <>
      <Button
        look="quiet"
        size="icon"
        aria-label="Open the navigation"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
      >
        <MenuIcon aria-hidden className="size-5" />
      </Button>
      {isWanted && (
        <Suspense fallback={null}>
          <NavDrawerWindow open={isOpen} onOpenChange={setIsOpen} />
        </Suspense>
      )}
    </>
  );
}
