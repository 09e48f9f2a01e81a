"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "./class-names.ts";

type TabLinksProps = { label: string; tabs: readonly { label: string; href: string }[] };

/** The pages of one screen. The first tab may be the screen's own address, which the others continue. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  const pathname = usePathname();
  const current = tabs
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .toSorted((one, other) => other.href.length - one.href.length)
    .at(0);
  return (
    <nav aria-label={label} className="overflow-x-auto border-b">
      <ul className="flex gap-5">
        {tabs.map(({ label: text, href }) => {
          const isCurrent = href === current?.href;
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={isCurrent ? "page" : undefined}
                className={classNames(
                  "-mb-px block border-b-2 px-0.5 py-2 text-sm font-medium whitespace-nowrap -outline-offset-2 transition-colors",
                  isCurrent ? "border-accent text-ink" : "border-transparent text-ink-soft hover:text-ink",
                )}
              >
                {text}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
