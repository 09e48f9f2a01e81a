/** What each of pg-boss's warnings means here, and what to do about it. */
const WARNING_WORDS: Record<string, { title: string; advice: string }> = {
  slow_query: { title: "A query took long", advice: "Look at the load and the disks of the database server." },
  queue_backlog: {
    title: "Many jobs wait",
    advice: "Start more workers, or see on the queues page what they wait for.",
  },
  clock_skew: {
    title: "A worker’s clock is off",
    advice: "Its time differs from the database's by more than a minute: set it by NTP. Schedules still run.",
  },
  listen_notify_unavailable: {
    title: "No notifications",
    advice: "Jobs are still found by polling: nothing need be done.",
  },
  invalid_schedule: { title: "A schedule cannot be read", advice: "Correct its cron expression in the environment." },
  index_bloat: {
    title: "An index of the jobs has grown",
    advice: "It is rebuilt by itself; check that autovacuum runs.",
  },
  xmin_horizon: {
    title: "Old rows cannot be cleaned up",
    advice: "A transaction or replication slot stays open: find it in pg_stat_activity and end it.",
  },
  autovacuum_disabled: { title: "Autovacuum is off", advice: "Switch it on, or what is done is never cleaned up." },
  monitor_backoff: {
    title: "Counting the jobs took long",
    advice: "It is done less often for a while: nothing need be done.",
  },
  start_retry: {
    title: "A worker needed several tries to start",
    advice: "See whether the database was reachable then.",
  },
  handler_overrun: { title: "A job went on after its time", advice: "It may have run twice at a time. See its queue." },
};

const UNKNOWN = { title: "pg-boss warns", advice: "See its own words below." };

export function wordsOfWarning(type: string): { title: string; advice: string } {
  return WARNING_WORDS[type] ?? UNKNOWN;
}
