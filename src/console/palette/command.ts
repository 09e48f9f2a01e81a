import type { LucideIcon } from "lucide-react";

/** Something that the palette can do. */
export type Command = {
  id: string;
  label: string;
  /** Behind the label: what it is, or whose. */
  detail?: string;
  icon: LucideIcon;
  /** The shortcut that does the same. */
  keys?: string;
  run: () => void;
};

export type CommandGroup = { value: string; items: Command[] };

/** The commands of which every word of the text says something; groups without any are left out. */
export function matchCommands(groups: readonly CommandGroup[], text: string): CommandGroup[] {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  const matches = ({ label, detail = "" }: Command, group: string) => {
    const said = `${group} ${label} ${detail}`.toLowerCase();
    return words.every((word) => said.includes(word));
  };
  return groups
    .map(({ value, items }) => ({ value, items: items.filter((item) => matches(item, value)) }))
    .filter(({ items }) => items.length > 0);
}
