import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./command.ts";

export type Source = { path: string; text: string; lineCount: number };

/** Every file of code that people write, tests and tools included, by its path from the project's folder. */
export async function listSources(): Promise<Source[]> {
  const paths = await Array.fromAsync(
    glob(["src/**/*.{ts,tsx,mjs}", "e2e/**/*.{ts,tsx}", "*.{ts,mjs,cjs}"], {
      cwd: ROOT,
      exclude: ["src/database/generated/**", "next-env.d.ts"],
    }),
  );
  return Promise.all(
    paths.sort().map(async (path) => {
      const text = await readFile(join(ROOT, path), "utf8");
      return { path, text, lineCount: text.trimEnd().split("\n").length };
    }),
  );
}

export function isTest(path: string): boolean {
  return /\.(?:test|spec)\.tsx?$/u.test(path);
}
