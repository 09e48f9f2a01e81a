import { type KeyPress, matchKeys } from "./match-keys.ts";

export type Shortcut = {
  /** In tinykeys' notation: `j`, `g r`, `$mod+k`. */
  keys: string;
  /** What it does, for the list that `?` opens. */
  label: string;
  group: string;
  /** Which of the dialogs on top of each other it belongs to; 0 is the screen below all of them. */
  layer: number;
  /** It works in every layer. */
  isGlobal: boolean;
  run: (event: KeyboardEvent) => void;
};

export type ShortcutRegistry = ReturnType<typeof createShortcutRegistry>;

/** So long the next key of a sequence may take. */
const SEQUENCE_MILLISECONDS = 1000;

/** The shortcuts of everything that is on screen at the moment. */
export function createShortcutRegistry() {
  const owners = new Map<string, readonly Shortcut[]>();
  const layers: number[] = [];
  let pending: KeyPress[] = [];
  let pressedAt = 0;

  const list = (): Shortcut[] => {
    const top = Math.max(0, ...layers);
    return [...owners.values()].flat().filter(({ layer, isGlobal }) => isGlobal || layer === top);
  };

  return {
    /** Those that work now: of the topmost dialog, or of the screen while there is none. */
    list,
    set(owner: string, shortcuts: readonly Shortcut[]): void {
      owners.set(owner, shortcuts);
    },
    remove(owner: string): void {
      owners.delete(owner);
    },
    /** A dialog opens, and hides what is below it; the answer is to be called when it closes. */
    enter(layer: number): () => void {
      layers.push(layer);
      return () => {
        layers.splice(layers.indexOf(layer), 1);
      };
    },
    press(event: KeyboardEvent): void {
      if (event.defaultPrevented || isMeantForAnother(event)) return;
      const shortcuts = list();
      const before = event.timeStamp - pressedAt > SEQUENCE_MILLISECONDS ? [] : pending;
      const match = matchKeys(
        shortcuts.map(({ keys }) => keys),
        before,
        event,
      );
      pending = match.pending;
      pressedAt = event.timeStamp;
      // The latest wins: what a part of the screen says goes before what the screen says.
      const shortcut = shortcuts.findLast(({ keys }) => keys === match.complete);
      if (shortcut === undefined) return;
      event.preventDefault();
      shortcut.run(event);
    },
  };
}

const TYPING =
  "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [role=menu], [role=listbox]";
/** They do something of their own at Enter and Space. */
const PRESSABLE = "a, button, summary, input, [role=button]";

/** Typing, walking through a menu, or pressing what has the focus. */
function isMeantForAnother({ target, key, ctrlKey, metaKey, isComposing }: KeyboardEvent): boolean {
  if (isComposing) return true;
  if (!(target instanceof Element) || ctrlKey || metaKey) return false;
  return target.closest(TYPING) !== null || ((key === "Enter" || key === " ") && target.closest(PRESSABLE) !== null);
}
