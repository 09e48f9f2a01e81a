import { DateTime } from "luxon";

/** Whether `timeZone` is an IANA name that this machine knows. */
export function isTimeZone(timeZone: string): boolean {
  return DateTime.utc().setZone(timeZone).isValid;
}

/**
 * Reads `DD.MM.YYYY HH:mm:ss` as clocks showed it; null when it is no such time. An hour that clocks skip counts on
 * from before the change. Of an hour that they show twice it is the first, unless only the second comes after
 * `notBefore`: a conversation runs forwards.
 */
export type ReadLocalTime = (text: string, notBefore: Date | null) => Date | null;

const PATTERN = /^(\d{2})\.(\d{2})\.(\d{4}) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/u;

/** Years that both JavaScript and PostgreSQL spell the same way, with room for any time zone. */
const YEARS = { first: 1970, last: 9998 };

/** Days that a reader remembers: some years of them. */
const REMEMBERED_DAYS = 2000;

/**
 * A reader of the times of one time zone. It remembers days on which clocks do not change, and how far they are ahead of
 * UTC: asking for a zone's offset is dear, and the same days come again and again.
 */
export function createLocalTimeReader(timeZone: string): ReadLocalTime {
  const evenDays = new Map<string, number>();
  return (text, notBefore) => {
    const fields = PATTERN.exec(text)?.slice(1).map(Number);
    if (fields === undefined) return null;
    const [day = 0, month = 0, year = 0, hour = 0, minute = 0, second = 0] = fields;
    const date = text.slice(0, 10);
    const knownOffset = evenDays.get(date);
    if (knownOffset !== undefined) {
      return new Date(Date.UTC(year, month - 1, day, hour, minute, second) - knownOffset);
    }
    const time = DateTime.fromObject({ day, month, year, hour, minute, second }, { zone: timeZone });
    if (!time.isValid || year < YEARS.first || year > YEARS.last) return null;
    const offset = findEvenOffset(time);
    if (evenDays.size >= REMEMBERED_DAYS) evenDays.clear();
    if (offset !== null) evenDays.set(date, offset);
    return earliestFrom(time, notBefore);
  };
}

/** @returns milliseconds, or null where clocks change on that day */
function findEvenOffset(time: DateTime): number | null {
  const midnight = time.startOf("day");
  const { offset } = midnight;
  return offset === midnight.plus({ days: 1 }).offset ? offset * 60_000 : null;
}

function earliestFrom(time: DateTime, notBefore: Date | null): Date {
  const candidates = time.getPossibleOffsets().map((candidate) => candidate.toMillis());
  const later = candidates.filter((candidate) => notBefore !== null && candidate >= notBefore.getTime());
  return new Date(Math.min(...(later.length > 0 ? later : candidates)));
}
