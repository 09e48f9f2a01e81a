import { LayoutDashboard, ListChecks, type LucideIcon, OctagonAlert } from "lucide-react";

/** The screens, in the order in which they are listed. */
export const NAVIGATION: readonly { label: string; href: string; icon: LucideIcon }[] = [
  { label: "Overview", href: "/", icon: LayoutDashboard },
  { label: "Failures", href: "/failures", icon: OctagonAlert },
  { label: "Jobs", href: "/jobs", icon: ListChecks },
];

/** A screen is current on its own pages and on those below it. */
export function isCurrent(href: string, pathname: string): boolean {
  return pathname === href || (href !== "/" && pathname.startsWith(`${href}/`));
}
