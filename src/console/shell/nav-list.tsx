"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "../ui/class-names.ts";
import { isCurrent, NAVIGATION } from "./navigation.ts";

export function NavList({ onNavigate = () => undefined }: { onNavigate?: () => void }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Screens">
      <ul className="flex flex-col gap-0.5">
        {NAVIGATION.map(({ label, href, icon: Icon }) => {
          const current = isCurrent(href, pathname);
          return (
            <li key={href}>
              <Link
                href={href}
                onClick={onNavigate}
                aria-current={current ? "page" : undefined}
                className={classNames(
                  "flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm font-medium transition-colors",
                  current ? "bg-hover text-ink" : "text-ink-soft hover:bg-hover hover:text-ink",
                )}
              >
                <Icon aria-hidden className="size-4" />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
