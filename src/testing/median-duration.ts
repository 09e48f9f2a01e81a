/** How long `act` takes, in milliseconds: the median of so many times, one after the other. */
export async function medianDuration(act: () => Promise<unknown>, times: number): Promise<number> {
  const durations: number[] = [];
  for (let count = 0; count < times; count++) {
    const startedAt = performance.now();
    await act();
    durations.push(performance.now() - startedAt);
  }
  return durations.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}
