import { join } from "node:path";
import autocannon from "autocannon";
import { startProductProcess } from "../../testing/product-process.ts";
import { seedMillion } from "../../testing/seed-million.ts";
import type { Experiment } from "../bench.ts";
import { median } from "../median.ts";

const CONNECTIONS = 16;
const SUMMARY_PATH = "/api/admin/legacy/summary";
const EMPTY_PATH = "/api/bench/empty";

/** How many summaries a web process answers, beside an empty route of the same process behind the same authentication. */
export const REST_EXPERIMENT: Experiment = {
  name: "rest",
  run: async (bench) => {
    const requestCount = bench.isQuick ? 20_000 : 200_000;
    const [rounds, seconds] = bench.isQuick ? [3, 1] : [7, 4];
    const { databaseUrl, drop } = await bench.createDatabase();
    bench.show(`rest: seeding ${requestCount} requests`);
    await seedMillion(databaseUrl, requestCount);
    const web = await startProductProcess(
      "src/benchmarks/rest/rest-server.ts",
      {
        DATABASE_URL: databaseUrl,
        DATA_DIR: join(bench.folder, "rest"),
        PORT: "0",
        LOG_LEVEL: "silent",
        // Never called.
        OPENAI_API_KEY: "sk-bench",
        OPENAI_BASE_URL: "http://127.0.0.1:9/v1",
      },
      [EMPTY_PATH],
    );
    try {
      const { url, key } = JSON.parse(await web.findLine(/^\{"url"/u)) as { url: string; key: string };
      const answer = (path: string, duration: number) => load(`${url}${path}`, key, duration);
      for (const path of [SUMMARY_PATH, EMPTY_PATH]) await answer(path, 2);
      const summaries: number[] = [];
      const empties: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        empties.push(await answer(EMPTY_PATH, seconds));
        summaries.push(await answer(SUMMARY_PATH, seconds));
        bench.show(`rest: ${summaries.at(-1)} summaries/s, ${empties.at(-1)} empty answers/s`);
      }
      const value = median(summaries);
      const referenceValue = median(empties);
      return [
        {
          title: `REST summary of ${requestCount.toLocaleString("en")} requests at ${CONNECTIONS} connections`,
          reference: "an empty authenticated route of the same server",
          unit: "requests/s",
          value,
          referenceValue,
          ratio: value / referenceValue,
          reach: { ratio: { atLeast: 0.6 } },
          note: `median of ${rounds}, alternating; the load comes from the same machine`,
        },
      ];
    } finally {
      await web.stop();
      await drop();
    }
  },
};

/** @returns answers a second @throws when one of them is none */
async function load(url: string, key: string, duration: number): Promise<number> {
  const headers = { authorization: `Bearer ${key}` };
  const { errors, non2xx, requests } = await autocannon({ url, connections: CONNECTIONS, duration, headers });
  if (errors + non2xx > 0) throw new Error(`${url}: ${errors} errors, ${non2xx} refusals`);
  return requests.average;
}
