import { expect, test } from "vitest";
import { AUDIT_ACTIONS } from "../domain/audit-action.ts";
import { isTest, listSources } from "./suite/sources.ts";

test("every action that the audit log can name is written by some code, and by no other name", async () => {
  const sources = (await listSources()).filter(
    ({ path }) => path.startsWith("src/") && !isTest(path) && !path.startsWith("src/testing/"),
  );
  const writers = sources.filter(({ path }) => path !== "src/domain/audit-action.ts");
  const unwritten = Object.keys(AUDIT_ACTIONS).filter((action) =>
    writers.every(({ text }) => !text.includes(`"${action}"`)),
  );
  expect(unwritten).toEqual([]);
  // The compiler holds `recordAudit` to the table; this finds what goes past it.
  const raw = writers.filter(({ text }) => /INSERT INTO "AuditLog"|auditLog\.create/u.test(text));
  expect(raw.map(({ path }) => path)).toEqual(["src/database/audit-store.ts"]);
});
