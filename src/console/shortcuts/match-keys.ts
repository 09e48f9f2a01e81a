import { matchKeyBindingPress, parseKeybinding } from "tinykeys";

/** What of a key press decides which shortcut it belongs to. */
export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "getModifierState"
>;

const MODIFIERS = ["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock"];

export type KeyMatch = {
  /** The shortcut that is complete with this press. */
  complete: string | null;
  /** The presses to remember, since a longer shortcut begins with them. */
  pending: KeyPress[];
};

/**
 * Which of the shortcuts a press completes after those that came just before it. A press in the middle of a longer
 * shortcut belongs to that one alone: the `r` of `g r` is no `r`.
 *
 * @param shortcuts in tinykeys' notation: `j`, `g r`, `$mod+k`
 */
export function matchKeys(shortcuts: readonly string[], before: readonly KeyPress[], press: KeyPress): KeyMatch {
  if (MODIFIERS.includes(press.key)) return { complete: null, pending: [...before] };
  const presses = [...before, press];
  const begun = shortcuts.filter((keys) => beginsWith(keys, presses));
  const complete = begun.find((keys) => parseKeybinding(keys).length === presses.length);
  if (complete !== undefined) return { complete, pending: [] };
  if (begun.length > 0) return { complete: null, pending: presses };
  return before.length > 0 ? matchKeys(shortcuts, [], press) : { complete: null, pending: [] };
}

function beginsWith(keys: string, presses: readonly KeyPress[]): boolean {
  const wanted = parseKeybinding(keys);
  return presses.length <= wanted.length && presses.every((press, index) => matches(press, wanted[index]));
}

function matches(press: KeyPress, wanted: ReturnType<typeof parseKeybinding>[number] | undefined): boolean {
  if (wanted === undefined) return false;
  const [modifiers, key] = wanted;
  // Whether `?` and `/` need the Shift key depends on the keyboard.
  if (modifiers.length === 0 && typeof key === "string" && /^[^\p{L}\p{N}]$/u.test(key)) {
    return press.key === key && !press.ctrlKey && !press.metaKey;
  }
  return matchKeyBindingPress(press as KeyboardEvent, wanted);
}
