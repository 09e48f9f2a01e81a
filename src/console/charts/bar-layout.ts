import { scaleBand, scaleLinear } from "d3-scale";
import { seriesValue, type TimeSeries } from "./chart-data.ts";
import { chooseTicks } from "./chart-time.ts";

/** Where a chart of stacked bars has what, in percent of its box, from the left and from the top. */
export type BarLayout = {
  /** In the order of the rows: the space that each bar has, the gap beside it included. */
  columns: readonly { left: number; width: number }[];
  /** The bars of each series, those of a later one upon those of the earlier, as the path of an SVG. */
  paths: ReadonlyMap<string, string>;
  /** The amounts that have a line, whole numbers, the least first. */
  amounts: readonly { amount: number; top: number }[];
  /** The times that stand below the chart, each in the middle of its bar; every other one may be left out. */
  times: readonly { start: Date; middle: number }[];
};

/** The share of a column that is no bar. */
const GAP = 0.18;
const ABOUT_AMOUNTS = 4;
/** More would run into each other, however wide the chart is. */
const MOST_TIMES = 12;

export function layOutBars({ series, rows, bucketSeconds }: TimeSeries): BarLayout {
  const totals = rows.map((row) => series.reduce((sum, { key }) => sum + seriesValue(row, key), 0));
  const tops = scaleLinear()
    .domain([0, Math.max(1, ...totals)])
    .nice(ABOUT_AMOUNTS)
    .range([100, 0]);
  const columns = scaleBand<number>().domain(rows.keys()).range([0, 100]);
  const bars = columns
    .copy()
    .paddingInner(GAP)
    .paddingOuter(GAP / 2);
  const below = rows.map(() => 0);
  const paths = series.map(({ key }) => {
    const path = rows.map((row, index) => {
      const from = below[index] ?? 0;
      const to = from + seriesValue(row, key);
      below[index] = to;
      return to === from ? "" : `M${bars(index)} ${tops(from)}V${tops(to)}h${bars.bandwidth()}V${tops(from)}z`;
    });
    return [key, path.join("")] as const;
  });
  return {
    columns: rows.map((_, index) => ({ left: columns(index) ?? 0, width: columns.bandwidth() })),
    paths: new Map(paths),
    amounts: tops
      .ticks(ABOUT_AMOUNTS)
      .filter(Number.isInteger)
      .map((amount) => ({ amount, top: tops(amount) })),
    times: chooseTimes(
      rows.map(({ start }) => start),
      bucketSeconds,
    ).map(({ start, index }) => ({ start, middle: (columns(index) ?? 0) + columns.bandwidth() / 2 })),
  };
}

/** Those that have a name of their own, as many as there is room for, at equal distances. */
function chooseTimes(starts: readonly Date[], bucketSeconds: number): { start: Date; index: number }[] {
  const named = new Set(chooseTicks(starts, starts.length * bucketSeconds));
  const times = starts.map((start, index) => ({ start, index })).filter(({ start }) => named.has(start));
  const step = Math.ceil(times.length / MOST_TIMES);
  return times.filter((_, index) => index % step === 0);
}
