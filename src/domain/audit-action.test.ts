import { expect, test } from "vitest";
import { AUDIT_ACTIONS, type AuditAction, describeAudit } from "./audit-action.ts";

const facts = (action: AuditAction, affectedCount: number, details: unknown = null) =>
  describeAudit({ action, affectedCount, details });

test("says in a sentence what was done, with what the row knows of it", () => {
  const details = { email: "ada@livedash.test", role: "SUPER_ADMIN" };
  expect(facts("admin.created", 1, details)).toEqual({
    label: "User added",
    sentence: "Added the user ada@livedash.test as super admin.",
  });
});

test("says times as one reads them", () => {
  const details = { name: "gpt-5", effectiveFrom: "2026-07-01T12:00:00.000Z" };
  expect(facts("model.price_added", 1, details).sentence).toBe(
    "Added a price of gpt-5, valid from 2026-07-01 12:00 UTC.",
  );
});

test("counts in the singular and in the plural", () => {
  expect(facts("requests.requeued", 1).sentence).toBe("Requeued 1 request.");
  expect(facts("requests.requeued", 12_000).sentence).toBe("Requeued 12,000 requests.");
  expect(facts("batches.created", 3, { batchCount: 2 }).sentence).toBe("Created 2 batches by hand, with 3 requests.");
});

test("says so where a row lacks what its sentence wants", () => {
  for (const details of [null, [], "text", { name: { first: 1 } }]) {
    expect(facts("api_key.revoked", 1, details).sentence).toBe("Revoked the API key (unknown).");
  }
});

test("calls an action by its name that this release does not know", () => {
  const unknown = { label: "moon.landed", sentence: "moon.landed" };
  expect(describeAudit({ action: "moon.landed", affectedCount: 1, details: null })).toEqual(unknown);
  expect(describeAudit({ action: "toString", affectedCount: 1, details: null }).label).toBe("toString");
});

test("every action has a label and a whole sentence, each unlike the others", () => {
  const meanings = Object.values(AUDIT_ACTIONS);
  for (const { sentence } of meanings) expect(sentence).toMatch(/^[A-Z].*\.$/u);
  expect(new Set(meanings.map(({ label }) => label)).size).toBe(meanings.length);
});
