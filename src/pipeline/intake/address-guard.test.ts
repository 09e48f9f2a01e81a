import { expect, test } from "vitest";
import { assertAllowedHost, createGuardedLookup, isPublicAddress } from "./address-guard.ts";

const PRIVATE = [
  "127.0.0.1",
  "127.9.9.9",
  "10.0.0.1",
  "172.16.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "192.0.2.1",
  "198.18.0.1",
  "::",
  "::1",
  "::127.0.0.1",
  "::7f00:1",
  "::ffff:127.0.0.1",
  "::ffff:10.0.0.1",
  "::ffff:7f00:1",
  "fc00::1",
  "fd12:3456::1",
  "fe80::1",
  "fec0::1",
  "ff02::1",
  "64:ff9b::7f00:1",
  "2002:7f00:1::",
  "2001:db8::1",
];

test("tells the public internet's addresses from all others", () => {
  for (const address of PRIVATE) expect(isPublicAddress(address), address).toBe(false);
  for (const address of ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"]) expect(isPublicAddress(address)).toBe(true);
  expect(isPublicAddress("not an address")).toBe(false);
});

test("refuses a URL that spells a private address, in whatever spelling", () => {
  const spellings = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "017700000001",
    "127.0.0.1.",
    "①27.0.0.1",
  ];
  const hosts = [...spellings, ...PRIVATE.map((address) => (address.includes(":") ? `[${address}]` : address))];
  for (const host of hosts)
    expect(() => assertAllowedHost(new URL(`http://${host}/x`), isPublicAddress), host).toThrow("not a public");
  for (const host of ["8.8.8.8", "[2606:4700::1111]", "example.com"]) {
    expect(() => assertAllowedHost(new URL(`http://${host}/x`), isPublicAddress), host).not.toThrow();
  }
});

test("refuses a name that resolves to this machine, in both of a look-up's forms", async () => {
  for (const all of [true, false]) {
    const found = Promise.withResolvers<Error | null>();
    createGuardedLookup(isPublicAddress)("localhost", { all }, (error) => found.resolve(error));
    expect(await found.promise).toMatchObject({ name: "AddressRefusedError" });
  }
});
