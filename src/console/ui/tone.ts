/** What something on screen means to the person who looks: the only way in which screens choose a colour. */
export type Tone = "neutral" | "info" | "active" | "success" | "warning" | "danger";

/** Text on a wash of its own colour, for badges and banners. Written out, because Tailwind reads class names as text. */
export const TONE_WASH = {
  neutral: "bg-neutral-wash text-neutral-ink border-neutral-line",
  info: "bg-info-wash text-info-ink border-info-line",
  active: "bg-active-wash text-active-ink border-active-line",
  success: "bg-success-wash text-success-ink border-success-line",
  warning: "bg-warning-wash text-warning-ink border-warning-line",
  danger: "bg-danger-wash text-danger-ink border-danger-line",
} as const satisfies Record<Tone, string>;

/** The full colour, for dots and bars. */
export const TONE_SOLID = {
  neutral: "bg-neutral",
  info: "bg-info",
  active: "bg-active",
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-danger",
} as const satisfies Record<Tone, string>;

/** The full colour, for the inside of drawings. */
export const TONE_FILL = {
  neutral: "fill-neutral",
  info: "fill-info",
  active: "fill-active",
  success: "fill-success",
  warning: "fill-warning",
  danger: "fill-danger",
} as const satisfies Record<Tone, string>;
