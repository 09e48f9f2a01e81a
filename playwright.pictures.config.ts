import base from "./playwright.config.ts";

/** `npm run pictures`: makes the pictures in docs/images anew. Not part of any test run. */
export default { ...base, testDir: "e2e/pictures", testMatch: "*.pictures.ts", workers: 1, timeout: 600_000 };
