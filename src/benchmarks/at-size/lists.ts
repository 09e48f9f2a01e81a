import type { Database } from "../../database/client.ts";
import type { Figure } from "../figure.ts";
import { alternate } from "./alternate.ts";
import { readByKey, readRowsByKey, sampleRequestIds } from "./key-look-up.ts";
import { type ListPage, listPages, PAGE_SIZE } from "./list-pages.ts";

const MOST_TIMES = 5;
const MOST_MILLISECONDS = 20;

/** Rounds of each page; one that seems too slow is measured again, longer, before that is believed. */
const ROUNDS = { quick: 3, full: 7, doubtful: 31 };

type Measured = ListPage & { milliseconds: number; referenceMilliseconds: number };

type Setting = {
  size: string;
  isQuick: boolean;
  /** Hears of each page that is too slow. */
  onSlow(page: ListPage, measured: string): Promise<void>;
};

/** The worst page of all, beside what it shows looked up by primary key. */
export async function measureLists(database: Database, { size, isQuick, onSlow }: Setting): Promise<Figure> {
  const ids = await sampleRequestIds(database, PAGE_SIZE);
  const measure = async (page: ListPage, rounds: number): Promise<Measured> => {
    const [milliseconds, referenceMilliseconds] = await alternate(
      rounds,
      () => page.read(database),
      () => readByKey(database, ids),
    );
    return { ...page, milliseconds, referenceMilliseconds };
  };
  const pages = await listPages(database);
  let worst: Measured | undefined;
  for (const page of pages) {
    const first = await measure(page, isQuick ? ROUNDS.quick : ROUNDS.full);
    const measured = excessOf(first) > 1 ? await measure(page, ROUNDS.doubtful) : first;
    if (excessOf(measured) > 1) {
      await onSlow(page, `${measured.milliseconds.toFixed(1)} ms, ${ratioOf(measured).toFixed(1)} ×`);
    }
    if (worst === undefined || excessOf(measured) > excessOf(worst)) worst = measured;
  }
  if (worst === undefined) throw new Error("There is no list to measure.");
  const { name, read } = worst;
  const [milliseconds, bareMilliseconds] = await alternate(
    ROUNDS.full,
    () => read(database),
    () => readRowsByKey(database, ids),
  );
  return {
    title: `list page of requests, the worst of ${pages.length}, ${size}`,
    reference: `primary-key look-up of ${PAGE_SIZE} rows with what a page shows`,
    unit: "ms",
    value: worst.milliseconds,
    referenceValue: worst.referenceMilliseconds,
    ratio: ratioOf(worst),
    reach: { ratio: { atMost: MOST_TIMES }, value: { below: MOST_MILLISECONDS } },
    note: `${name}; ${(milliseconds / bareMilliseconds).toFixed(1)} × the rows alone, without company and external id`,
  };
}

function ratioOf({ milliseconds, referenceMilliseconds }: Measured): number {
  return milliseconds / referenceMilliseconds;
}

/** Above 1 a page is too slow. */
function excessOf(measured: Measured): number {
  return Math.max(ratioOf(measured) / MOST_TIMES, measured.milliseconds / MOST_MILLISECONDS);
}
