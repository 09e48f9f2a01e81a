import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const LOGGER = JSON.stringify(join(import.meta.dirname, "logger.ts"));

/** What a process that logs like this writes. */
function outputOf(statement: string, format: "json" | "pretty" = "json") {
  const source = `
    import { createLogger } from ${LOGGER};
    const log = createLogger({ level: "info", format: "${format}", name: "test" });
    ${statement}`;
  return run(process.execPath, ["--disable-warning=ExperimentalWarning", "--input-type=module", "-e", source]);
}

test("leaves standard output to what a command prints", async () => {
  const { stdout, stderr } = await outputOf(`log.info({ batchId: "b1", requestCount: 3 }, "batch.submitted")`);
  expect(stdout).toBe("");
  expect(JSON.parse(stderr)).toMatchObject({ name: "test", batchId: "b1", requestCount: 3, msg: "batch.submitted" });
});

test("is readable in a terminal", async () => {
  const { stderr } = await outputOf(`log.info({ requestCount: 3 }, "batch.submitted")`, "pretty");
  expect(stderr).toMatch(/INFO.*batch\.submitted/u);
  expect(stderr).toContain("requestCount");
});

test("never writes secrets or what people said", async () => {
  const { stderr } = await outputOf(`
    log.info({ apiKey: "sk-secret-1", account: { password: "secret-2" }, message: { content: "secret-3" } }, "x")`);
  expect(stderr).not.toMatch(/secret-\d/u);
});

test("of an error it writes what helps to find it, and nothing that hangs on it besides", async () => {
  const { stderr } = await outputOf(`
    const cause = Object.assign(new Error("duplicate key"), { code: "23505", detail: "Key (content)=(secret-1) exists", client: { password: "secret-2" } });
    log.error({ err: new Error("set not written", { cause }) }, "set.failed")`);
  const { err } = JSON.parse(stderr);
  expect(err).toMatchObject({
    type: "Error",
    message: "set not written",
    cause: { code: "23505", message: "duplicate key" },
  });
  expect(err.stack).toContain("Error: set not written");
  expect(stderr).not.toMatch(/secret-\d/u);
});
