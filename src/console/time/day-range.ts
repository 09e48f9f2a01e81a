/** A time as the day it lies in, in the viewer's zone, as a date field spells it: `2026-11-24`. */
export function dayOf(time: Date): string {
  const [year, month, day] = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

/** When a day begins in the viewer's zone; null for what is no day. */
export function startOfDay(text: string): Date | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return null;
  const [year = 0, month = 1, day = 1] = parts;
  return new Date(year, month - 1, day);
}

/** When the day after begins: the end of a range is exclusive, but people name its last day. */
export function endOfDay(text: string): Date | null {
  const start = startOfDay(text);
  return start === null ? null : new Date(start.getFullYear(), start.getMonth(), start.getDate() + 1);
}

/** The last day of a range with this exclusive end. */
export function lastDayOf(end: Date): string {
  return dayOf(new Date(end.getTime() - 1));
}
