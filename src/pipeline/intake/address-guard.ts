import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Why a transcript or a CSV is not fetched from where its URL leads. */
export class AddressRefusedError extends Error {
  override readonly name = "AddressRefusedError";

  constructor(host: string) {
    super(`${host} is not a public address. IMPORT_ALLOW_PRIVATE_ADDRESSES=true would allow it.`);
  }
}

/** All that IANA has given to the public internet of IPv6; old blocks outside may still lead to IPv4 addresses. */
const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3");

/**
 * Whether an address belongs to a host of the public internet: not to this machine, its network, a cloud's metadata
 * service, or a block with a special purpose; neither in an IPv4 address's IPv6 clothes. Source: IANA's registries of
 * special-purpose addresses, as ipaddr.js knows them.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const known = ipaddr.process(address);
  return known.range() === "unicast" && (known.kind() === "ipv4" || known.match(GLOBAL_UNICAST));
}

/** Which addresses may be connected to. */
export type AddressRule = (address: string) => boolean;

/**
 * Refuses a URL that spells a forbidden address itself; such a URL needs no look-up, so the guarded look-up never sees
 * it. URL has already turned odd spellings (octal, hexadecimal, one number) into the usual one.
 *
 * @throws {AddressRefusedError}
 */
export function assertAllowedHost(url: URL, isAllowed: AddressRule): void {
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  if (ipaddr.isValid(host) && !isAllowed(host)) throw new AddressRefusedError(host);
}

/**
 * A look-up that answers with allowed addresses only. It is the one that the connection itself uses, so a name cannot
 * resolve to one address for the check and to another for the connection.
 */
export function createGuardedLookup(isAllowed: AddressRule): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first, ...others] = (addresses ?? []).filter(({ address }) => isAllowed(address));
      if (error !== null) callback(error, "");
      else if (first === undefined) callback(new AddressRefusedError(hostname), "");
      else if (options.all === true) callback(null, [first, ...others]);
      else callback(null, first.address, first.family);
    });
  };
}
