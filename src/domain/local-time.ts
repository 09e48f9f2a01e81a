import { DateTime } from "luxon";

const PATTERN = /^(?<day>\d{2})\.(?<month>\d{2})\.(?<year>\d{4}) (?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})$/u;

/** Years that both JavaScript and PostgreSQL spell the same way, with room for any time zone. */
const YEARS = { first: 1970, last: 9998 };

/** Whether `timeZone` is an IANA name that this machine knows. */
export function isTimeZone(timeZone: string): boolean {
  return DateTime.utc().setZone(timeZone).isValid;
}

/**
 * Reads `DD.MM.YYYY HH:mm:ss`, as clocks in `timeZone` showed it; null when it is no such time. An hour that clocks
 * skip counts on from before the change. Of an hour that clocks show twice it is the first, unless only the second
 * comes after `notBefore`: a conversation runs forwards.
 */
export function parseLocalTime(text: string, timeZone: string, notBefore: Date | null = null): Date | null {
  const fields = PATTERN.exec(text)?.groups;
  if (fields === undefined) return null;
  const values = Object.fromEntries(Object.entries(fields).map(([unit, digits]) => [unit, Number(digits)]));
  const time = DateTime.fromObject(values, { zone: timeZone });
  if (!time.isValid || time.year < YEARS.first || time.year > YEARS.last) return null;
  if (notBefore === null || time.toMillis() >= notBefore.getTime()) return time.toJSDate();
  const again = time.getPossibleOffsets().find((candidate) => candidate.toMillis() >= notBefore.getTime());
  return (again ?? time).toJSDate();
}
