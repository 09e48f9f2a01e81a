import type { Tone } from "../ui/tone.ts";

/** One quantity of a chart. Its colour is that of its tone. */
export type ChartSeries = { key: string; label: string; tone: Tone };

/** What the series came to within one stretch of time. */
export type ChartRow = { start: Date; values: Readonly<Record<string, number>> };

/** `rows` follow each other without a gap, each `bucketSeconds` long. */
export type TimeSeries = { series: readonly ChartSeries[]; rows: readonly ChartRow[]; bucketSeconds: number };

/** A row's value of a series; what is not there is nothing. */
export function seriesValue({ values }: ChartRow, key: string): number {
  return values[key] ?? 0;
}

export function seriesTotal(rows: readonly ChartRow[], key: string): number {
  return rows.reduce((sum, row) => sum + seriesValue(row, key), 0);
}
