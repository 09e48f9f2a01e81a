import { expect, test } from "vitest";
import { type KeyPress, matchKeys } from "./match-keys.ts";

const SHORTCUTS = ["r", "g r", "g o", "?", "$mod+k"];

function press(key: string, modifiers: readonly ("Shift" | "Control")[] = []): KeyPress {
  return {
    key,
    code: "",
    ctrlKey: modifiers.includes("Control"),
    metaKey: false,
    altKey: false,
    shiftKey: modifiers.includes("Shift"),
    getModifierState: (name) => modifiers.some((modifier) => modifier === name),
  };
}

/** What is completed by each of the presses, one after the other. */
function completed(...presses: KeyPress[]): (string | null)[] {
  let pending: KeyPress[] = [];
  return presses.map((each) => {
    const match = matchKeys(SHORTCUTS, pending, each);
    pending = match.pending;
    return match.complete;
  });
}

test("takes a key in the middle of a longer shortcut for that one alone", () => {
  expect(completed(press("r"))).toEqual(["r"]);
  expect(completed(press("g"), press("r"))).toEqual([null, "g r"]);
  expect(completed(press("g"), press("r"), press("r"))).toEqual([null, "g r", "r"]);
});

test("starts anew with a key that does not continue what was begun", () => {
  expect(completed(press("g"), press("x"), press("o"))).toEqual([null, null, null]);
  expect(completed(press("g"), press("g"), press("o"))).toEqual([null, null, "g o"]);
});

test("does not mind a modifier on the way to a key", () => {
  expect(completed(press("g"), press("Shift", ["Shift"]), press("o"))).toEqual([null, null, "g o"]);
});

test("takes a sign for itself, however the keyboard makes it", () => {
  expect(completed(press("?", ["Shift"]))).toEqual(["?"]);
  expect(completed(press("?"))).toEqual(["?"]);
  expect(completed(press("?", ["Control"]))).toEqual([null]);
});

test("leaves to the browser what is pressed with another modifier", () => {
  expect(completed(press("r", ["Control"]))).toEqual([null]);
  expect(completed(press("k", ["Control"]))).toEqual(["$mod+k"]);
  expect(completed(press("k"))).toEqual([null]);
});
