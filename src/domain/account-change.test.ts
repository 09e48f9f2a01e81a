import { expect, test } from "vitest";
import { type AccountChange, objectionTo } from "./account-change.ts";
import { PLATFORM_ROLES } from "./permissions.ts";

const CHANGES: AccountChange[] = [
  ...PLATFORM_ROLES.map((role) => ({ kind: "role", role }) as const),
  { kind: "password" },
  { kind: "removal" },
];

test("nobody changes their own role, resets their own password or removes themselves", () => {
  for (const role of PLATFORM_ROLES) {
    for (const change of CHANGES) {
      expect(objectionTo(change, { role, isOwn: true, superAdminCount: 5 })).toMatch(/^You cannot/u);
    }
  }
});

test("the last super admin is neither demoted nor removed, but may be given a new password", () => {
  const last = { role: "SUPER_ADMIN", isOwn: false, superAdminCount: 1 } as const;
  expect(objectionTo({ kind: "role", role: "ADMIN" }, last)).toContain("last super admin");
  expect(objectionTo({ kind: "role", role: "SUPPORT" }, last)).toContain("last super admin");
  expect(objectionTo({ kind: "removal" }, last)).toContain("last super admin");
  expect(objectionTo({ kind: "role", role: "SUPER_ADMIN" }, last)).toBeNull();
  expect(objectionTo({ kind: "password" }, last)).toBeNull();
});

test("anything may be done to others while a super admin is left", () => {
  for (const role of PLATFORM_ROLES) {
    for (const change of CHANGES) {
      const superAdminCount = role === "SUPER_ADMIN" ? 2 : 1;
      expect(objectionTo(change, { role, isOwn: false, superAdminCount })).toBeNull();
    }
  }
});
