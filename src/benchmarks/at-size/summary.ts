import type { Database } from "../../database/client.ts";
import { summarizeRequests } from "../../queries/summarize-requests.ts";
import type { Figure } from "../figure.ts";
import { alternate } from "./alternate.ts";

const ROUNDS = 7;

/** Of ten million rows; of fewer rows counting takes less, and the counters take what they take. */
const ROWS_OF_ONE_TIME = 10_000_000 / 200;

/** The summary as the console asks for it, beside the same counted from the rows; both through the same client. */
export async function measureSummary(database: Database, requestCount: number): Promise<Figure> {
  const countRows = () => database.$queryRaw`
    SELECT "processingStatus", count(*) FROM "AIProcessingRequest" GROUP BY "processingStatus"`;
  const [value, referenceValue] = await alternate(ROUNDS, () => summarizeRequests(database), countRows);
  return {
    title: `summary, ${requestCount.toLocaleString("en")} requests`,
    reference: "GROUP BY of the same rows",
    unit: "ms",
    value,
    referenceValue,
    ratio: referenceValue / value,
    reach: { ratio: { atLeast: requestCount / ROWS_OF_ONE_TIME }, value: { below: 5 } },
  };
}
