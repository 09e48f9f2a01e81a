import type { Config } from "tailwindcss";

const config: Config = { content: ["./src/{app,console}/**/*.{ts,tsx}"] };

export default config;
