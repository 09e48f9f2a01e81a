import {
  Building2,
  FileDown,
  Layers,
  LayoutDashboard,
  type LucideIcon,
  MessagesSquare,
  OctagonAlert,
  Server,
  Settings,
  Sparkles,
} from "lucide-react";

/** One screen. `section` is what the addresses of all its pages begin with, where `href` is only the first of them. */
export type NavigationEntry = { label: string; href: string; section?: string; icon: LucideIcon; keys: string };

/** The screens, in the order in which they are listed, by what they are about. */
export const NAVIGATION: readonly { title: string | null; entries: readonly NavigationEntry[] }[] = [
  { title: null, entries: [{ label: "Overview", href: "/", icon: LayoutDashboard, keys: "g o" }] },
  {
    title: "Analysis",
    entries: [
      { label: "Requests", href: "/requests", icon: Sparkles, keys: "g r" },
      { label: "Batches", href: "/batches", icon: Layers, keys: "g b" },
      { label: "Failures", href: "/failures", icon: OctagonAlert, keys: "g f" },
      { label: "Sessions", href: "/sessions", icon: MessagesSquare, keys: "g s" },
    ],
  },
  {
    title: "Source",
    entries: [
      { label: "Imports", href: "/imports", icon: FileDown, keys: "g i" },
      { label: "Companies", href: "/companies", icon: Building2, keys: "g c" },
    ],
  },
  {
    title: "System",
    entries: [
      { label: "Jobs", href: "/jobs", icon: Server, keys: "g j" },
      { label: "Settings", href: "/settings/users", section: "/settings", icon: Settings, keys: "g t" },
    ],
  },
];

export const NAVIGATION_ENTRIES: readonly NavigationEntry[] = NAVIGATION.flatMap(({ entries }) => entries);

/** A screen is current on its own pages and on those below it. */
export function isCurrent({ href, section = href }: NavigationEntry, pathname: string): boolean {
  return pathname === section || (section !== "/" && pathname.startsWith(`${section}/`));
}
