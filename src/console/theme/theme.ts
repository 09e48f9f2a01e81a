export const THEMES = ["system", "light", "dark"] as const;

export type Theme = (typeof THEMES)[number];

/** The cookie that remembers it: the server writes it into the page, so that the page never flashes. */
export const THEME_COOKIE = "livedash.theme";

export function parseTheme(text: string | undefined): Theme {
  return THEMES.find((theme) => theme === text) ?? "system";
}
