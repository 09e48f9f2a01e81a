import type { IntakeSettings } from "../pipeline/intake/intake-dependencies.ts";

/** Transcripts may lie on this machine, and are small. */
export const TEST_INTAKE_SETTINGS: IntakeSettings = {
  defaultModel: "gpt-4o-mini",
  transcriptConcurrency: 8,
  transcriptTimeoutSeconds: 20,
  transcriptMaxBytes: 10_000,
  allowPrivateAddresses: true,
};
