/** Every box that somebody types or chooses in. 16 px on narrow screens, where a phone would zoom in otherwise. */
export const FIELD_BOX =
  "rounded-md border border-neutral bg-surface text-base aria-invalid:border-danger disabled:opacity-60 sm:text-sm";
