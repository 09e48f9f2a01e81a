import { z } from "zod";

/** A file as it is kept: times in milliseconds, contents beside it. */
export const storedFileSchema = z.object({
  id: z.string(),
  sequence: z.number(),
  fileName: z.string(),
  purpose: z.enum(["batch", "batch_output"]),
  bytes: z.number(),
  createdAt: z.number(),
});

export type StoredFile = z.infer<typeof storedFileSchema>;

/** Files of batches are deleted after so long. Source: OpenAI's Files API reference. */
const KEPT_SECONDS = 30 * 86_400;

/** OpenAI's `file` object. */
export function encodeFile({ id, fileName, purpose, bytes, createdAt }: StoredFile) {
  const createdSeconds = Math.floor(createdAt / 1000);
  return {
    id,
    object: "file",
    bytes,
    created_at: createdSeconds,
    expires_at: createdSeconds + KEPT_SECONDS,
    filename: fileName,
    purpose,
    status: "processed",
    status_details: null,
  };
}
