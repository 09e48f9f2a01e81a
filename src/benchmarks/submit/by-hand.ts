import { execFile } from "node:child_process";
import { openAsBlob } from "node:fs";
import { promisify } from "node:util";
import type { Client } from "pg";
import { encodeInputLine } from "../../domain/prompt.ts";

const run = promisify(execFile);

const ID = "{id}";
const SESSION = "{session}";
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * The input file that the product sends, written by the server itself, which spares the way to a client. CSV, with a quote
 * and a delimiter that no line has, leaves backslashes alone.
 */
export async function writeInputByHand(
  client: Client,
  { path, model }: { path: string; model: string },
): Promise<void> {
  const line = encodeInputLine({ id: ID, sessionId: SESSION, model, messages: [] });
  const [beforeId = "", rest = ""] = line.split(ID);
  const [beforeSession = "", end = ""] = rest.split(SESSION);
  await client.query(`
    COPY (
      SELECT ${quoted(beforeId)} || request.id || ${quoted(beforeSession)} || request."sessionId" || talk || ${quoted(end)}
        FROM "AIProcessingRequest" request
       CROSS JOIN LATERAL (
         SELECT trim(BOTH '"' FROM to_json(string_agg(
                  E'\\n[' || to_char("timestamp" AT TIME ZONE 'UTC', 'DD/MM/YYYY HH24:MI:SS') || '] ' || lower(role) || ': ' || content,
                  '' ORDER BY "order"))::text) AS talk
           FROM "Message" WHERE "sessionId" = request."sessionId") AS message
       WHERE "processingStatus" = 'PENDING_BATCHING'
       ORDER BY request.id
    ) TO '${path}' (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')`);
}

/** Uploads a file with curl. @returns its id; null where there is no curl */
async function uploadWithCurl(url: string, path: string): Promise<string | null> {
  const form = ["-F", "purpose=batch", "-F", `file=@${path};filename=input.jsonl`];
  try {
    const { stdout } = await run("curl", ["-sS", "--fail", "-H", "Authorization: Bearer sk-test", ...form, url]);
    return JSON.parse(stdout).id;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

async function uploadWithNode(url: string, path: string): Promise<string> {
  const form = new FormData();
  form.set("purpose", "batch");
  form.set("file", await openAsBlob(path), "input.jsonl");
  const response = await fetch(url, { method: "POST", headers: { authorization: "Bearer sk-test" }, body: form });
  return ((await response.json()) as { id: string }).id;
}

/** Uploads a file as an input file. @returns its id, and with what it was sent */
export async function uploadByHand(provider: string, path: string): Promise<{ fileId: string; tool: string }> {
  const url = `${provider}/files`;
  const fileId = await uploadWithCurl(url, path);
  return fileId === null
    ? { fileId: await uploadWithNode(url, path), tool: "a plain Node upload (there is no curl)" }
    : { fileId, tool: "curl" };
}
