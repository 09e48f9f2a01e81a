import { z } from "zod";

/** What can be set while the simulator runs. The defaults are OpenAI's. Source: OpenAI's Batch API guide. */
export const settingsSchema = z.object({
  /** Keys that are answered with 401. Any other is accepted. */
  rejectedKeys: z.array(z.string()).default([]),
  maxFileBytes: z.number().int().min(1).default(200_000_000),
  maxRequests: z.number().int().min(1).default(50_000),
  /** Prompt tokens per model that may be enqueued, in place of the usual limits. */
  enqueuedTokenLimits: z.record(z.string(), z.number().int().min(0)).default({}),
});

export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});
