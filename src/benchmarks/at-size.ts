import { seedMillion } from "../testing/seed-million.ts";
import { measureLists } from "./at-size/lists.ts";
import { explain } from "./at-size/plans.ts";
import { measureRequeue } from "./at-size/requeue.ts";
import { measureSummary } from "./at-size/summary.ts";
import type { Experiment } from "./bench.ts";

const FULL = { requestCount: 10_000_000, requeuedCount: 100_000 };
const QUICK = { requestCount: 200_000, requeuedCount: 2000 };

/** Lists that are too slow are named on standard error; with `BENCH_PLANS=1` as PostgreSQL found them, too. */
const WITH_PLANS = process.env["BENCH_PLANS"] === "1";

/** What must not depend on how large the tables are, on tables that are large. */
export const AT_SIZE_EXPERIMENT: Experiment = {
  name: "at-size",
  run: async (bench) => {
    const { requestCount, requeuedCount } = bench.isQuick ? QUICK : FULL;
    const size = `${requestCount.toLocaleString("en")} requests`;
    const made = await bench.createDatabase();
    const { database, databaseUrl } = made;
    try {
      bench.show(`seeding ${size} …`);
      const startedAt = Date.now();
      await seedMillion(databaseUrl, requestCount);
      const [disk] = await database.$queryRaw<{ size: string }[]>`
        SELECT pg_size_pretty(pg_database_size(current_database())) AS size`;
      bench.show(`seeded in ${Math.round((Date.now() - startedAt) / 1000)} s: ${disk?.size ?? ""}`);
      const summary = await measureSummary(database, requestCount);
      const lists = await measureLists(database, {
        size,
        isQuick: bench.isQuick,
        onSlow: async (page, measured) => {
          bench.show(`${measured}: ${page.name}`);
          if (WITH_PLANS) bench.show(await explain(databaseUrl, page.read));
        },
      });
      const requeue = await measureRequeue(made, requeuedCount);
      return [summary, lists, requeue];
    } finally {
      await made.drop();
    }
  },
};
