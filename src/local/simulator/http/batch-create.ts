import { z } from "zod";
import { RESPONSES_ENDPOINT } from "../answer/response.ts";

/** Of OpenAI's endpoints, those that are simulated. */
const ENDPOINTS = ["/v1/chat/completions", RESPONSES_ENDPOINT] as const;

const MAX_METADATA = { pairs: 16, keyLength: 64, valueLength: 512 } as const;

const metadataSchema = z.record(z.string(), z.string());

/** What a batch is created from, and the limits that OpenAI checks at once. Source: OpenAI's API reference. */
export const batchCreateSchema = z.object({
  input_file_id: z.string().min(1),
  endpoint: z.enum(ENDPOINTS),
  completion_window: z.literal("24h"),
  metadata: metadataSchema
    .refine((metadata) => Object.keys(metadata).length <= MAX_METADATA.pairs, {
      error: `At most ${MAX_METADATA.pairs} pairs are allowed.`,
    })
    .refine((metadata) => Object.keys(metadata).every((key) => key.length <= MAX_METADATA.keyLength), {
      error: `Keys may have at most ${MAX_METADATA.keyLength} characters.`,
    })
    .refine((metadata) => Object.values(metadata).every((value) => value.length <= MAX_METADATA.valueLength), {
      error: `Values may have at most ${MAX_METADATA.valueLength} characters.`,
    })
    .nullish(),
});

/** The metadata of a request body that has not been checked yet. */
export function metadataOf(body: unknown): Record<string, string> | undefined {
  return z.object({ metadata: metadataSchema }).safeParse(body).data?.metadata;
}
