import { lazily } from "../ui/lazily.ts";

const exact = lazily(
  () =>
    new Intl.DateTimeFormat("en-GB", {
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      timeZoneName: "short",
    }),
);
const minute = lazily(() => new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" }));
const clock = lazily(() => new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" }));

const SECONDS = { minute: 60, hour: 3600, day: 86_400 } as const;

/** `24 Nov 2026, 20:41:09 CET`: the viewer's own zone, named. */
export function formatExactTime(time: Date): string {
  return exact().format(time);
}

/** `24 Nov 2026, 20:41`, in the viewer's own zone. */
export function formatMinute(time: Date): string {
  return minute().format(time);
}

/** `20:41:09` */
export function formatClockTime(time: Date): string {
  return clock().format(time);
}

/** `just now`, `5 min ago`, `in 3 h`: the largest unit that fits, rounded towards now. */
export function formatRelativeTime(time: Date, now: Date): string {
  const seconds = (time.getTime() - now.getTime()) / 1000;
  const size = Math.abs(seconds);
  if (size < 10) return seconds > 0 ? "in a moment" : "just now";
  const span = formatSpan(size);
  return seconds > 0 ? `in ${span}` : `${span} ago`;
}

function formatSpan(seconds: number): string {
  if (seconds < SECONDS.minute) return `${Math.floor(seconds)} s`;
  if (seconds < SECONDS.hour) return `${Math.floor(seconds / SECONDS.minute)} min`;
  if (seconds < SECONDS.day) return `${Math.floor(seconds / SECONDS.hour)} h`;
  const days = Math.floor(seconds / SECONDS.day);
  return days === 1 ? "1 day" : `${days} days`;
}

/** `4:05`, `1:02:09`: what is left until a time; `due` once it has come. */
export function formatCountdown(time: Date, now: Date): string {
  const left = Math.ceil((time.getTime() - now.getTime()) / 1000);
  if (left <= 0) return "due";
  const hours = Math.floor(left / SECONDS.hour);
  const minutes = Math.floor((left % SECONDS.hour) / SECONDS.minute);
  const seconds = String(left % SECONDS.minute).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}` : `${minutes}:${seconds}`;
}
