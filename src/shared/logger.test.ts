import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const MODULE = new URL("./logger.ts", import.meta.url).href;

/** What a process of its own writes where, for it is the file descriptors that matter. */
function outputOf(options: { level: string; format: "json" | "pretty" }, statements: string) {
  const script = `
    import { createLogger } from ${JSON.stringify(MODULE)};
    const log = createLogger(${JSON.stringify({ name: "test", ...options })});
    ${statements}`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    encoding: "utf8",
  });
  expect(status).toBe(0);
  return { stdout, stderr };
}

test.each(["json", "pretty"] as const)("leaves standard output to what a command prints (%s)", (format) => {
  const { stdout, stderr } = outputOf({ level: "info", format }, 'log.info({ batchId: "b1" }, "batch.submitted");');
  expect(stdout).toBe("");
  expect(stderr).toContain("batch.submitted");
  expect(stderr).toContain("b1");
});

test("writes one JSON object a line, with what happened, to what, and since when", () => {
  const { stderr } = outputOf(
    { level: "info", format: "json" },
    'log.info({ batchId: "b1", requestCount: 2 }, "batch.submitted"); log.warn({}, "batch.poll_failed");',
  );
  const events: unknown[] = stderr
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(events).toMatchObject([
    { level: 30, name: "test", batchId: "b1", requestCount: 2, msg: "batch.submitted", time: expect.any(Number) },
    { level: 40, msg: "batch.poll_failed" },
  ]);
});

test("is as quiet as it is asked to be, and loses nothing when the process ends at once", () => {
  const { stderr } = outputOf(
    { level: "warn", format: "json" },
    'log.info({}, "quiet"); log.error({}, "loud"); process.exit(0);',
  );
  expect(stderr).not.toContain("quiet");
  expect(stderr).toContain("loud");
});

test.each(["json", "pretty"] as const)(
  "never writes a secret or a person's words, wherever they stand (%s)",
  (format) => {
    const { stderr } = outputOf(
      { level: "info", format },
      `const secrets = {
       password: "s3cret", apiKey: "s3cret", authorization: "s3cret", secret: "s3cret", content: "s3cret",
       csvPassword: "s3cret", databaseUrl: "s3cret", adminPassword: "s3cret", token: "s3cret",
     };
     log.info({ ...secrets, kept: "at-top" }, "top");
     log.info({ a: { ...secrets, kept: "one-deep" } }, "deep");
     log.info({ a: { b: { ...secrets, kept: "two-deep" } } }, "deeper");
     log.info({ a: { b: [{ c: { ...secrets, kept: "four-deep" } }] } }, "deepest");
     log.child({ ...secrets, kept: "child" }).info({}, "child");
     const error = Object.assign(new Error("broken", { cause: Object.assign(new Error("why"), secrets) }), {
       ...secrets, headers: secrets, kept: "error",
     });
     log.error({ err: error }, "failed");
     log.error(error);`,
    );
    expect(stderr).not.toContain("s3cret");
    for (const kept of ["at-top", "one-deep", "two-deep", "four-deep", "child", "error"])
      expect(stderr).toContain(kept);
  },
);
