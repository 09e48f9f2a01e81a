import type { Config } from "tailwindcss";

/** Every colour is a variable of globals.css, which knows light and dark; screens name meanings, never shades. */
const TONES = ["neutral", "info", "active", "success", "warning", "danger"];

const tones = TONES.map((tone) => [
  tone,
  { DEFAULT: `var(--${tone})`, ink: `var(--${tone}-ink)`, wash: `var(--${tone}-wash)`, line: `var(--${tone}-line)` },
]);

const config: Config = {
  content: ["./src/{app,console}/**/*.{ts,tsx}"],
  theme: {
    extend: {
      colors: {
        canvas: "var(--canvas)",
        surface: "var(--surface)",
        raised: "var(--raised)",
        hover: "var(--hover)",
        line: "var(--line)",
        "line-strong": "var(--line-strong)",
        ink: "var(--ink)",
        "ink-soft": "var(--ink-soft)",
        accent: "var(--accent)",
        "accent-ink": "var(--accent-ink)",
        focus: "var(--focus)",
        ...Object.fromEntries(tones),
      },
      fontFamily: {
        sans: ["var(--font-geist-sans)", "system-ui", "sans-serif"],
        mono: ["var(--font-geist-mono)", "ui-monospace", "monospace"],
      },
      fontSize: { "2xs": ["0.6875rem", "1rem"], xs: ["0.75rem", "1.125rem"], sm: ["0.8125rem", "1.25rem"] },
      boxShadow: { popup: "var(--shadow-popup)" },
    },
  },
};

export default config;
