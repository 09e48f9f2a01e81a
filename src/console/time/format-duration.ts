const UNITS = [
  { name: "day", seconds: 86_400 },
  { name: "h", seconds: 3600 },
  { name: "min", seconds: 60 },
  { name: "s", seconds: 1 },
] as const;

/** How long something took, in its two largest units: `42 s`, `3 min 20 s`, `1 day 4 h`. */
export function formatDuration(milliseconds: number): string {
  let rest = Math.max(0, Math.round(milliseconds / 1000));
  const first = Math.max(
    0,
    UNITS.findIndex(({ seconds }) => rest >= seconds),
  );
  if (rest === 0) return "under 1 s";
  const parts = UNITS.slice(first, first + 2).map(({ name, seconds }) => {
    const count = Math.floor(rest / seconds);
    rest -= count * seconds;
    return count === 0 ? null : `${count} ${name === "day" && count > 1 ? "days" : name}`;
  });
  return parts.filter((part) => part !== null).join(" ");
}
