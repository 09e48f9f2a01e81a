/** A cron expression of the common kinds in words; any other as it stands, which is better than a wrong word. */
export function describeCron(cron: string): string {
  const [minute = "", hour = "", ...rest] = cron.trim().split(/\s+/u);
  if (rest.length !== 3 || rest.some((field) => field !== "*")) return cron;
  if (hour === "*") return describeMinutes(minute) ?? cron;
  const everyHours = /^\*\/(\d+)$/u.exec(hour)?.[1];
  if (everyHours !== undefined && minute === "0") return `Every ${everyHours} hours`;
  if (!/^\d{1,2}$/u.test(minute) || !/^\d{1,2}$/u.test(hour)) return cron;
  return `Every day at ${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
}

function describeMinutes(minute: string): string | null {
  if (minute === "*" || minute === "*/1") return "Every minute";
  if (minute === "0") return "Every hour";
  const step = /^\*\/(\d+)$/u.exec(minute)?.[1];
  // `*/7` starts again at each full hour: it is not every seven minutes.
  if (step === undefined || 60 % Number(step) !== 0) return null;
  return `Every ${step} minutes`;
}
