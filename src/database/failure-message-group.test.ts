import { expect, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";

const LIMIT = "Rate limit reached for gpt-4o-mini in organization org-A1b2C3d4E5 on tokens per min (TPM):";

test.each([
  ["The server had an error. (request req_8fK2ab3cD9x)", "The server had an error. (request …)"],
  [
    `${LIMIT} Limit 200,000, Used 199123, Requested 2100. Please try again in 1.234s.`,
    `${LIMIT.replace("org-A1b2C3d4E5", "…")} Limit …, Used …, Requested …. Please try again in ….`,
  ],
  ["Please try again in 120ms, at most 20s.", "Please try again in …, at most …."],
  ["No session 3F2504E0-4f89-41d3-9a0c-0305e82c3301 here", "No session … here"],
  ["hash 0a1b2c3d4e5f60718293 differs", "hash … differs"],
  [`"summary": too long; got 'msg-17', "row 5" and \`x9\``, `"summary": too long; got …, "row 5" and …`],
  ["The provider answered 429, then 503.", "The provider answered 429, then 503."],
  ["Defaced facade: the word decade has no digit", "Defaced facade: the word decade has no digit"],
  ["", ""],
])("leaves what differs from one request to the next out of a message: %s", async (message, group) => {
  const { database } = await createTestDatabase();
  const rows = await database.$queryRaw`SELECT failure_message_group(${message}) AS "messageGroup"`;
  expect(rows).toEqual([{ messageGroup: group.slice(0, 160) }]);
});

test("makes a group of at most 160 characters of any message", async () => {
  const { database } = await createTestDatabase();
  const rows = await database.$queryRaw<{ longest: number }[]>`
    SELECT max(length(failure_message_group(repeat(${LIMIT} || n || ' "a1 ', 1 + n % 100)))) AS longest
      FROM generate_series(1, 3000) AS n`;
  expect(rows).toEqual([{ longest: 160 }]);
});
