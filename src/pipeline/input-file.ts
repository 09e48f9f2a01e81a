import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import type { Database } from "../database/client.ts";
import { type ClaimedInput, type InputRequest, listClaimedInputs, listInputRequests } from "../database/input-store.ts";
import { encodeInputLine, tokensOfBytes } from "../domain/prompt.ts";
import { inSets } from "../shared/in-sets.ts";

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

/** What is read at a time at most, but one request at least. Conversations may be long, so their size counts, too. */
const SETS = { maxCount: 250, maxWeight: 1_000_000, weigh: ({ estimatedBytes }: ClaimedInput) => estimatedBytes };

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

  const handle = await openForWriting(path);
  try {
    let lastId: string | null = null;
    for await (const requests of readSets(database, batchId)) {
      const lines: string[] = [];
      for (const request of requests) {
        const line = `${encodeInputLine({ ...request, model })}\n`;
        const bytes = Buffer.byteLength(line);
        const fit = fitOf(request.messages.length, bytes, file, limits);
        if (fit === "cut") {
          file.cutAfterId = lastId;
          break;
        }
        lastId = request.id;
        if (fit !== "fits") file[fit].push(request.id);
        else lines.push(addLine(file, line, bytes));
      }
      await handle.appendFile(lines.join(""));
      if (file.cutAfterId !== null) break;
    }
  } finally {
    await handle.close();
  }
  return file;
}

async function openForWriting(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  return open(path, "w", 0o600);
}

/** Each set is read while the one before it is being encoded. */
async function* readSets(database: Database, batchId: string): AsyncGenerator<InputRequest[]> {
  const read = (set: readonly ClaimedInput[]) => listInputRequests(database, { batchId, ids: set.map(({ id }) => id) });
  let next: Promise<InputRequest[]> | null = null;
  try {
    for await (const set of inSets(await listClaimedInputs(database, batchId), SETS)) {
      const current = next;
      next = read(set);
      // Its error is for whoever awaits it, who may not have come to that yet.
      next.catch(() => undefined);
      if (current !== null) yield await current;
    }
    if (next !== null) yield await next;
  } finally {
    await Promise.allSettled([next]);
  }
}

type Fit = "fits" | "cut" | "emptyIds" | "oversizedIds";

function fitOf(messageCount: number, bytes: number, file: InputFile, limits: InputLimits): Fit {
  if (messageCount === 0) return "emptyIds";
  const tokens = tokensOfBytes(bytes);
  if (bytes > limits.maxBytes || tokens > limits.maxTokens) return "oversizedIds";
  return file.bytes + bytes > limits.maxBytes || file.tokens + tokens > limits.maxTokens ? "cut" : "fits";
}

function addLine(file: InputFile, line: string, bytes: number): string {
  file.requestCount += 1;
  file.bytes += bytes;
  file.tokens += tokensOfBytes(bytes);
  return line;
}
