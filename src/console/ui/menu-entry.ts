import type { LucideIcon } from "lucide-react";

type MenuItem = {
  kind: "item";
  label: string;
  icon?: LucideIcon | undefined;
  /** A sentence below the label. */
  hint?: string | undefined;
  isDisabled?: boolean;
  /** It is what is shown or chosen at the moment. */
  isCurrent?: boolean;
  /** The menu stays open, since what came of it is shown there. */
  keepsOpen?: boolean;
  onSelect: () => unknown;
};

type MenuChoice = {
  kind: "choice";
  label: string;
  /** The menu itself says the label, or whatever opens it. */
  hideLabel?: boolean;
  value: string;
  options: readonly {
    value: string;
    label: string;
    icon?: LucideIcon | undefined;
    hint?: string | undefined;
  }[];
  onChange: (value: string) => unknown;
};

type MenuCheck = { kind: "check"; label: string; checked: boolean; onChange: (checked: boolean) => unknown };

type MenuNote = { kind: "note"; text: string };

/** A line between what belongs together; `id` tells several apart. */
type MenuLine = { kind: "line"; id: string };

/** What a menu offers: something to do, one of several, on or off, or a word about it. Labels are unlike each other. */
export type MenuEntry = MenuItem | MenuChoice | MenuCheck | MenuNote | MenuLine;
