import type { FailureKind } from "../../domain/failure-explanation.ts";
import type { StatusLook } from "../status-look.ts";

export const FAILURE_KIND_LOOK = {
  retryable: {
    label: "Retryable",
    tone: "info",
    hint: "Was tried again by itself until its attempts were used up. Another attempt may do better.",
  },
  final: {
    label: "Final",
    tone: "neutral",
    hint: "Another attempt would end the same way, or somebody decided it.",
  },
  configuration: {
    label: "Configuration",
    tone: "warning",
    hint: "No attempt can do better before a setting is changed, here or at the provider.",
  },
} as const satisfies Record<FailureKind, StatusLook>;

/** Of codes that say nothing about another attempt. */
export const PROVIDER_CODE_LOOK = {
  label: "Provider's own",
  tone: "neutral",
  hint: "A code that the provider gave; its documentation says more.",
} as const satisfies StatusLook;
