import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { ROOT } from "./command.ts";

const reportSchema = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

export type LayerReport = {
  /** Files of ours that were read, by their path from `folder`. */
  modules: string[];
  violations: { from: string; to: string; rule: string }[];
};

/** Has dependency-cruiser read a project folder, with the rules that lie in it. */
export async function readLayers(folder: string, paths: readonly string[]): Promise<LayerReport> {
  const command = join(ROOT, "src/bootstrap.mjs");
  const args = [command, "--bin", "depcruise", ...paths, "--output-type", "json"];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  const [output] = await Promise.all([text(child.stdout), once(child, "close")]);
  const { modules, summary } = reportSchema.parse(JSON.parse(output));
  return {
    modules: modules.map((module) => module.source).filter((source) => !source.startsWith("node_modules/")),
    violations: summary.violations.map(({ from, to, rule }) => ({ from, to, rule: rule.name })),
  };
}
