/**
 * A simulator makes much garbage and keeps little. Left to itself, Node would rather grow to hundreds of megabytes than
 * clear it away.
 */
export const SMALL_HEAP = ["--max-semi-space-size=4", "--optimize-for-size"];

/** Begins this process anew with a small heap, unless it has one; where Node cannot do that, it goes on as it is. */
export function ensureSmallHeap(): void {
  if (process.execve === undefined || SMALL_HEAP.every((flag) => process.execArgv.includes(flag))) return;
  const argv = [process.execPath, ...process.execArgv, ...SMALL_HEAP, ...process.argv.slice(1)];
  process.execve(process.execPath, argv, process.env);
}
