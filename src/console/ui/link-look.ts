/** A link among other text. */
export const LINK = "rounded-sm underline decoration-line-strong underline-offset-4 hover:decoration-current";
