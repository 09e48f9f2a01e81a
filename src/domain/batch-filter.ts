import type { BatchStatus } from "./batch-status.ts";

/**
 * Which batches a list shows: all that fit everything given. `from` is inclusive and `to` exclusive, of their creation;
 * `search` is how a batch's id, ours or the provider's, begins.
 */
export type BatchFilter = {
  status?: BatchStatus | undefined;
  companyId?: string | undefined;
  model?: string | undefined;
  providerStatus?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  search?: string | undefined;
};

const DASHES = [8, 13, 18, 23];
const UUID_LENGTH = 36;

/** The first and the last UUID that begin with a text; null when none can. The text may lack its dashes. */
export function uuidsBeginning(text: string): { first: string; last: string } | null {
  const digits = text.toLowerCase().replaceAll("-", "");
  if (!/^[0-9a-f]{1,32}$/u.test(digits)) return null;
  return { first: spell(digits.padEnd(32, "0")), last: spell(digits.padEnd(32, "f")) };
}

function spell(digits: string): string {
  let uuid = digits;
  for (const at of DASHES) uuid = `${uuid.slice(0, at)}-${uuid.slice(at)}`;
  return uuid.slice(0, UUID_LENGTH);
}
