import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ENV_NAMES, EnvError, readEnv } from "./env.ts";

const EXAMPLE = join(import.meta.dirname, "../../.env.example");
const CONFIGURATION = join(import.meta.dirname, "../../docs/reference/configuration.md");

test("everything has a default", () => {
  const env = readEnv({});
  expect(env).toMatchObject({ PORT: 3000, DATA_DIR: ".data", OPENAI_MODEL: "gpt-4o-mini", BATCH_MAX_REQUESTS: 50_000 });
  expect(env.DATABASE_URL).toBeUndefined();
});

test("a variable that is set to nothing counts as not set", () => {
  expect(readEnv({ PORT: "", OPENAI_API_KEY: "" })).toEqual(readEnv({}));
});

test("reports every mistake at once, by name, without repeating what may be secret", () => {
  const wrong = {
    PORT: "eighty",
    DATABASE_URL: "mysql://root:hunter2@db/livedash",
    AUTH_SECRET: "short-secret",
    OPENAI_BASE_URL: "ftp://files",
    BATCH_CREATION_ENABLED: "maybe",
    BATCH_CREATION_CRON: "every ten minutes",
    BATCH_POLLING_CRON: "99 * * * *",
    BATCH_MAX_BYTES: "999999999",
    LOG_LEVEL: "loud",
  };
  const message = messageOf(() => readEnv(wrong));
  for (const name of Object.keys(wrong)) expect(message).toContain(`  ${name}: `);
  expect(message).not.toMatch(/hunter2|short-secret/u);
});

test("says what is wrong with a number that is one", () => {
  const wrong = { PORT: "65536", BATCH_MAX_REQUESTS: "0", REQUEST_MAX_ATTEMPTS: "1.5", USD_TO_EUR_RATE: "-1" };
  const message = messageOf(() => readEnv(wrong));
  expect(message).toContain("PORT: must be at most 65535");
  expect(message).toContain("BATCH_MAX_REQUESTS: must be at least 1");
  expect(message).toContain("REQUEST_MAX_ATTEMPTS: must be a whole number");
  expect(message).toContain("USD_TO_EUR_RATE: must be above 0");
});

test.each(["* * * *", "0 */10 * * * *", "@daily", "60 * * * *", "* * 31 2 *", "*/10 * * * MON-NEVER"])(
  "refuses a cron expression that the scheduler could not keep: %s",
  (cron) => {
    expect(() => readEnv({ BATCH_POLLING_CRON: cron })).toThrow(EnvError);
  },
);

test.each(["*/2 * * * *", "0 6-18 * * MON-FRI", " 5 4 1,15 * * "])("takes the cron expression %s", (cron) => {
  expect(readEnv({ BATCH_POLLING_CRON: cron }).BATCH_POLLING_CRON).toBe(cron.trim());
});

test(".env.example names every variable that is read, and no other, with the default that holds", async () => {
  const example = await readFile(EXAMPLE, "utf8");
  const lines = [...example.matchAll(/^#?([A-Z][A-Z_]+)=(.*)$/gmu)].map(([, name = "", value = ""]) => [name, value]);
  expect(lines.map(([name]) => name).sort()).toEqual([...ENV_NAMES].sort());
  expect(readEnv(Object.fromEntries(lines))).toEqual(readEnv({}));
});

test("the page on configuration has every variable that is read, and no other, with the default that holds", async () => {
  const page = await readFile(CONFIGURATION, "utf8");
  const rows = [...page.matchAll(/^\| `([A-Z_]+)` \| (?:`(.+?)`|unset) \|/gmu)].map(([, name = "", value = ""]) => [
    name,
    value,
  ]);
  expect(rows.map(([name]) => name).sort()).toEqual([...ENV_NAMES].sort());
  expect(readEnv(Object.fromEntries(rows))).toEqual(readEnv({}));
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  throw new Error("The environment was accepted.");
}
