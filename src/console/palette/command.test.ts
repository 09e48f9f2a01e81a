import { Server } from "lucide-react";
import { expect, test } from "vitest";
import { type CommandGroup, matchCommands } from "./command.ts";

const command = (label: string, detail?: string) => ({
  id: label,
  label,
  icon: Server,
  run: () => undefined,
  ...(detail === undefined ? {} : { detail }),
});
const GROUPS: CommandGroup[] = [
  { value: "Go to", items: [command("Requests"), command("Batches")] },
  { value: "Live refresh", items: [command("Off"), command("Every 5 s")] },
];
const labels = (text: string) => matchCommands(GROUPS, text).flatMap(({ items }) => items.map(({ label }) => label));

test("offers everything while nothing is typed", () => {
  expect(matchCommands(GROUPS, " ")).toEqual(GROUPS);
});

test("finds a command by any of its words and its group's, in any order and case", () => {
  expect(labels("BAT")).toEqual(["Batches"]);
  expect(labels("off refresh")).toEqual(["Off"]);
  expect(labels("live")).toEqual(["Off", "Every 5 s"]);
});

test("leaves out groups in which nothing is found", () => {
  expect(matchCommands(GROUPS, "batches").map(({ value }) => value)).toEqual(["Go to"]);
  expect(matchCommands(GROUPS, "nothing like it")).toEqual([]);
});
