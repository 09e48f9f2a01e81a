import { steerSimulator } from "./steer-simulator.ts";

/**
 * What goes wrong in the sample's first batch, so that failures and second attempts can be seen: rows that the provider
 * does not run, and that go through when they are sent again.
 */
const TROUBLE = [
  {
    kind: "row_error",
    operation: "batch.rows",
    rows: { from: 20, every: 60, count: 3 },
    status: 500,
    code: "server_error",
    type: "server_error",
    message: "The server had an error while processing your request. Sorry about that!",
  },
  { kind: "row_missing", operation: "batch.rows", rows: { from: 101, count: 1 } },
];

/** Has the embedded simulator let a few rows of the next batch fail, once. */
export function scriptTrouble(simulatorUrl: string): Promise<void> {
  return steerSimulator(simulatorUrl, "faults", TROUBLE);
}
