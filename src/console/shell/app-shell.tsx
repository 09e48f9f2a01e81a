import Link from "next/link";
import type { ReactNode } from "react";
import { BulkRequeueProgress } from "../requests/bulk-requeue-progress.tsx";
import { Brand } from "../ui/brand.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { NavDrawer } from "./nav-drawer.tsx";
import { NavList } from "./nav-list.tsx";
import { OverlayProvider } from "./overlays.tsx";
import { PaletteButton } from "./palette-button.tsx";
import { ShellBehaviour } from "./shell-behaviour.tsx";

/** What surrounds every screen: navigation at the left, or behind a button where there is no room. */
export function AppShell({ children }: { children: ReactNode }) {
  return (
    <OverlayProvider>
      <ShellBehaviour />
      <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2"
        >
          Skip to the content
        </a>
        <aside
          aria-label="Console"
          className="sticky top-0 hidden h-dvh flex-col justify-between gap-6 overflow-y-auto border-r bg-surface p-3 lg:flex"
        >
          <div className="flex flex-col gap-4">
            <Link href="/" prefetch={false} className="rounded-md px-2 pt-2 pb-1">
              <Brand />
            </Link>
            <PaletteButton />
            <NavList />
          </div>
          <AccountMenu />
        </aside>
        <header className="sticky top-0 z-30 flex h-12 items-center justify-between gap-3 border-b bg-surface px-3 lg:hidden">
          <div className="flex items-center gap-2">
            <NavDrawer />
            <Brand />
          </div>
          <div className="flex items-center gap-1">
            <PaletteButton compact />
            <AccountMenu compact />
          </div>
        </header>
        <main id="content" tabIndex={-1} className="min-w-0 outline-none">
          {children}
        </main>
        <BulkRequeueProgress />
      </div>
    </OverlayProvider>
  );
}
