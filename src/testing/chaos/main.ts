import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { type Campaign, runCampaign } from "./campaign.ts";
import { reportOn } from "./report.ts";
import { openStage } from "./stage.ts";

// `npm run chaos -- --seed 1 --minutes 10`: real workers, a real database and the simulated provider, all of them killed
// and disturbed as the seed says. Ends with 0 when every guarantee held; else it keeps its folder, with the logs.

const { values } = parseArgs({
  options: { seed: { type: "string", default: "1" }, minutes: { type: "string", default: "10" } },
});
const flags = z.object({ seed: z.coerce.number().int(), minutes: z.coerce.number().positive() }).parse(values);

const interrupted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interrupted.abort());
if (process.connected) process.once("disconnect", () => interrupted.abort());

process.exitCode = await main();
// Whoever listens for the end of a channel is kept alive by it.
if (process.connected) process.disconnect();

async function main(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "livedash-chaos-"));
  // Open to the user that root runs PostgreSQL as.
  await chmod(folder, 0o755);
  const show = (text: string) => process.stderr.write(`chaos: ${text}\n`);
  show(`Seed ${flags.seed}, for ${flags.minutes} minutes, in ${folder}.`);
  const stage = await openStage(folder);
  let campaign: Campaign;
  try {
    const { signal } = interrupted;
    campaign = await runCampaign(stage, { seed: flags.seed, seconds: flags.minutes * 60, signal, show });
  } finally {
    await stage.close();
  }
  if (interrupted.signal.aborted) {
    show(`Interrupted, with nothing proven. What there is lies in ${folder}.`);
    return 1;
  }
  const { text, holds } = reportOn(campaign, { maxAttempts: stage.env.REQUEST_MAX_ATTEMPTS });
  process.stdout.write(text);
  if (holds) await rm(folder, { recursive: true, force: true });
  else show(`Database and logs are kept in ${folder}.`);
  return holds ? 0 : 1;
}
