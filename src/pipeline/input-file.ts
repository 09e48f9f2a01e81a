import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Database } from "../database/client.ts";
import { type InputRequest, listInputRequests } from "../database/input-store.ts";
import { encodeInputLine, tokensOfBytes } from "../domain/prompt.ts";

export type InputFile = {
  path: string;
  requestCount: number;
  bytes: number;
  tokens: number;
  /** Requests whose session has no messages: there is nothing to ask. */
  emptyIds: string[];
  /** Requests that fit in no file at all. */
  oversizedIds: string[];
  /** Requests with a higher id found no room, because the estimates were too low. Null when all found some. */
  cutAfterId: string | null;
};

export type InputLimits = { maxBytes: number; maxTokens: number };

/** What is read at a time. Conversations may be long, so their size counts more than their number. */
const SET = { limit: 250, bytes: 1_000_000 };

/**
 * Builds the input file of a batch while reading, in constant memory. The same claimed requests always give the same
 * bytes. What the limits leave out is said, not sent: the estimates of those requests were too low.
 */
export async function buildInputFile(
  database: Database,
  input: { path: string; batchId: string; model: string; limits: InputLimits },
): Promise<InputFile> {
  const { path, batchId, model, limits } = input;
  const file: InputFile = {
    path,
    requestCount: 0,
    bytes: 0,
    tokens: 0,
    emptyIds: [],
    oversizedIds: [],
    cutAfterId: null,
  };

  async function* lines(): AsyncGenerator<string> {
    let lastId: string | null = null;
    for await (const request of readRequests(database, batchId)) {
      const line = `${encodeInputLine({ ...request, model })}\n`;
      const fit = fitOf(request.messages.length, Buffer.byteLength(line), file, limits);
      if (fit === "cut") {
        file.cutAfterId = lastId;
        return;
      }
      lastId = request.id;
      if (fit === "fits") yield addLine(file, line);
      else file[fit].push(request.id);
    }
  }

  await mkdir(dirname(path), { recursive: true });
  await pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600 }));
  return file;
}

async function* readRequests(database: Database, batchId: string): AsyncGenerator<InputRequest> {
  let afterId: string | null = null;
  for (;;) {
    const requests: InputRequest[] = await listInputRequests(database, { batchId, afterId, ...SET });
    yield* requests;
    const last = requests.at(-1);
    if (last === undefined) return;
    afterId = last.id;
  }
}

type Fit = "fits" | "cut" | "emptyIds" | "oversizedIds";

function fitOf(messageCount: number, bytes: number, file: InputFile, limits: InputLimits): Fit {
  if (messageCount === 0) return "emptyIds";
  const tokens = tokensOfBytes(bytes);
  if (bytes > limits.maxBytes || tokens > limits.maxTokens) return "oversizedIds";
  return file.bytes + bytes > limits.maxBytes || file.tokens + tokens > limits.maxTokens ? "cut" : "fits";
}

function addLine(file: InputFile, line: string): string {
  const bytes = Buffer.byteLength(line);
  file.requestCount += 1;
  file.bytes += bytes;
  file.tokens += tokensOfBytes(bytes);
  return line;
}
