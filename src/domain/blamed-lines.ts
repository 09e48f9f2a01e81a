import type { ProviderBatchError } from "./provider-batch.ts";

/** An error of the provider's about a batch's input file. `requestId` is null where its line names no request that we know. */
export type LineError = {
  line: number | null;
  code: string | null;
  message: string | null;
  param: string | null;
  requestId: string | null;
};

/**
 * Which request each of the provider's errors is about. An input file is in the order of its requests' ids, so the
 * requests that failed for their line stand in the order of the lines that were blamed. Where there are not as many of
 * one as of the other, nobody can tell.
 *
 * @param blamedIds the requests that failed for their line, in the order of their ids
 */
export function matchBlamedLines(
  errors: readonly ProviderBatchError[],
  blamedIds: readonly string[],
  requestCount: number,
): LineError[] {
  const named = errors.flatMap(({ line }) => (isLine(line) && line <= requestCount ? [line] : []));
  const lines = [...new Set(named)].sort((a, b) => a - b);
  const ids = new Map(lines.length === blamedIds.length ? lines.map((line, index) => [line, blamedIds[index]]) : []);
  return errors.map(({ line, code, message, param }) => ({
    line: isLine(line) ? line : null,
    code: code ?? null,
    message: message ?? null,
    param: param ?? null,
    requestId: (isLine(line) ? ids.get(line) : undefined) ?? null,
  }));
}

function isLine(line: number | null | undefined): line is number {
  return line != null && Number.isSafeInteger(line) && line >= 1;
}
