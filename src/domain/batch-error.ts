import { explainFailureCode } from "./failure-explanation.ts";
import { TOKEN_LIMIT_CODE } from "./hold.ts";

/** What a batch says of how it ended. */
export type BatchEnd = { providerStatus: string | null; errorCode: string | null; cancelRequestedAt: Date | null };

/** Why OpenAI's validation refuses a whole input file, in words, by its codes. */
const REFUSED_FILES: ReadonlyMap<string, string> = new Map([
  [
    TOKEN_LIMIT_CODE,
    "The organisation's limit of enqueued tokens for this model was reached. Nothing was run: its requests wait, and are sent again after a pause.",
  ],
  ["invalid_json_line", "A line of the input file is no valid JSON. Nothing was run."],
  ["duplicate_custom_id", "A request stands in the input file twice. Nothing was run."],
  ["mismatched_model", "The input file names more than one model. Nothing was run."],
  ["missing_required_parameter", "A line of the input file lacks a field. Nothing was run."],
  ["too_many_tasks", "The input file has more lines than the provider takes. Nothing was run."],
  ["empty_file", "The provider found the input file empty. Nothing was run."],
  ["model_not_found", "The provider does not know the model, or does not offer it to this account. Nothing was run."],
]);

const REFUSED_FILE = "The provider refused the input file as a whole. Nothing was run, and nothing was paid for.";

/** In a sentence or two, why a batch did not simply bring its results; null when nothing is to be explained. */
export function explainBatchEnd({ providerStatus, errorCode, cancelRequestedAt }: BatchEnd): string | null {
  if (errorCode !== null) {
    const explanation = explainFailureCode(errorCode);
    return REFUSED_FILES.get(errorCode) ?? (explanation.isKnown ? explanation.meaning : REFUSED_FILE);
  }
  if (providerStatus === "failed") return REFUSED_FILE;
  if (providerStatus === "expired") {
    return "The provider's 24 hours were over before every request had run. What ran is applied; the rest goes back to wait.";
  }
  if (providerStatus === "cancelled" && cancelRequestedAt === null) {
    return "It was cancelled at the provider, not from here. What ran is applied.";
  }
  return null;
}
