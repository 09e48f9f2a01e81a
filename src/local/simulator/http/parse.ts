import type { z } from "zod";
import { OpenAiError } from "./openai-error.ts";

/** Parses what a caller sent. @throws {OpenAiError} that names the first parameter that is wrong, as OpenAI does */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value ?? {}, { reportInput: true });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const param = issue?.path.join(".") ?? "";
  if (issue?.input === undefined && issue?.code !== "custom") {
    const code = "missing_required_parameter";
    throw new OpenAiError(400, `Missing required parameter: '${param}'.`, { param, code });
  }
  const reason = issue.code === "invalid_value" ? `Supported values are: ${listed(issue.values)}.` : issue.message;
  const shown = typeof issue.input === "string" ? `Invalid value: '${issue.input}'.` : `Invalid '${param}'.`;
  throw new OpenAiError(400, `${shown} ${reason}`, { param, code: "invalid_value" });
}

function listed(values: readonly unknown[]): string {
  return values.map((value) => `'${String(value)}'`).join(", ");
}

/** A page of a list: the items after one of them, and whether more follow. */
export function pageOf<T extends { id: string }>(
  items: readonly T[],
  query: { after?: string | undefined; limit: number },
) {
  const { after, limit } = query;
  const start = after === undefined ? 0 : items.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && start === 0) {
    throw new OpenAiError(400, `Invalid 'after': no object with id '${after}'.`, {
      param: "after",
      code: "invalid_value",
    });
  }
  return { data: items.slice(start, start + limit), hasMore: items.length > start + limit };
}

/** OpenAI's list object. */
export function encodeList<T extends { id: string }>(data: readonly T[], hasMore: boolean) {
  return {
    object: "list",
    data,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
    has_more: hasMore,
  };
}
