import { OpenAiError } from "./openai-error.ts";

const BEARER = /^Bearer\s+(\S+)$/iu;

/** Accepts any key but those that are rejected. @throws {OpenAiError} 401, worded as OpenAI does */
export function checkKey(authorization: string | undefined, rejectedKeys: readonly string[]): void {
  const key = BEARER.exec(authorization ?? "")?.[1];
  if (key === undefined) {
    throw new OpenAiError(
      401,
      "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth " +
        "(i.e. Authorization: Bearer YOUR_KEY).",
    );
  }
  if (rejectedKeys.includes(key)) {
    const shown = `${key.slice(0, 3)}${"*".repeat(8)}${key.slice(-4)}`;
    throw new OpenAiError(401, `Incorrect API key provided: ${shown}.`, { code: "invalid_api_key" });
  }
}
