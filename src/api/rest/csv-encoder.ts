import { stringify } from "csv-stringify/sync";

type Cell = string | number | null;

/**
 * Encodes rows as CSV (RFC 4180, UTF-8), a page at a time. A text that a spreadsheet would take for a formula gets a
 * quote before it, so that opening the file runs nothing.
 */
export async function* encodeCsv(
  header: readonly string[],
  pages: AsyncIterable<readonly Cell[][]>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const encode = (rows: readonly (readonly Cell[])[]) =>
    encoder.encode(stringify([...rows], { escape_formulas: true, record_delimiter: "windows" }));
  yield encode([header]);
  for await (const rows of pages) yield encode(rows);
}
