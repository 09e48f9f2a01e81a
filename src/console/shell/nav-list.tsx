"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { classNames } from "../ui/class-names.ts";
import { isCurrent, NAVIGATION, type NavigationEntry } from "./navigation.ts";

export function NavList({ onNavigate = () => undefined }: { onNavigate?: () => void }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Screens" className="flex flex-col gap-4">
      {NAVIGATION.map(({ title, entries }) => (
        <div key={title}>
          {title !== null && (
            <p aria-hidden className="px-2.5 pb-1 text-2xs font-medium text-ink-soft">
              {title}
            </p>
          )}
          <ul aria-label={title ?? undefined} className="flex flex-col gap-0.5">
            {entries.map((entry) => (
              <li key={entry.href}>
                <NavLink entry={entry} isCurrent={isCurrent(entry, pathname)} onNavigate={onNavigate} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

type NavLinkProps = { entry: NavigationEntry; isCurrent: boolean; onNavigate: () => void };

/** Fetches where it leads once somebody is about to go there: a page's beginning is not the time to fetch all others. */
function NavLink({ entry: { label, href, icon: Icon }, isCurrent: isHere, onNavigate }: NavLinkProps) {
  const [isWanted, setIsWanted] = useState(false);
  return (
    <Link
      href={href}
      prefetch={isWanted ? null : false}
      onPointerEnter={() => setIsWanted(true)}
      onFocus={() => setIsWanted(true)}
      onClick={onNavigate}
      aria-current={isHere ? "page" : undefined}
      className={classNames(
        "flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm font-medium transition-colors",
        isHere ? "bg-hover text-ink" : "text-ink-soft hover:bg-hover hover:text-ink",
      )}
    >
      <Icon aria-hidden className="size-4" />
      {label}
    </Link>
  );
}
