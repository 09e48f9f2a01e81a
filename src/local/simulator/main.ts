import { runProcess } from "../run-process.ts";
import { ensureSmallHeap } from "./small-heap.ts";

ensureSmallHeap();

await runProcess(async () => {
  // Only now, because it takes a while to load.
  const { startFromCommandLine } = await import("./command.ts");
  return startFromCommandLine();
});
