import { TRPCError } from "@trpc/server";
import { AppError } from "../../shared/errors.ts";
import { isJson } from "../same-origin.ts";

const MAX_BODY_BYTES = 1_000_000;

/**
 * The body as text. It is measured while it arrives, because `Content-Length` may be absent or a lie, and given up at
 * the limit.
 *
 * @throws {AppError} TOO_LARGE above 1 MB; INVALID_INPUT when it is not UTF-8
 */
export async function readBody(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) throw new AppError("TOO_LARGE", "The body is larger than 1 MB.");
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new AppError("INVALID_INPUT", "body: is not UTF-8", { cause });
  }
}

/**
 * The body as JSON of whatever shape.
 *
 * @throws {TRPCError} UNSUPPORTED_MEDIA_TYPE when it is not declared as JSON
 * @throws {AppError} INVALID_INPUT when it is not JSON; and as `readBody`
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  if (!isJson(request.headers)) {
    throw new TRPCError({ code: "UNSUPPORTED_MEDIA_TYPE", message: "The body must be sent as application/json." });
  }
  return parseJson(await readBody(request));
}

/** The same request with its body read, within the limit, for those who would read a body of any size. */
export async function withBoundedBody(request: Request): Promise<Request> {
  if (request.body === null) return request;
  const body = await readBody(request);
  if (body !== "" && isJson(request.headers)) parseJson(body);
  const { method, headers, signal } = request;
  return new Request(request.url, { method, headers, signal, body });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("INVALID_INPUT", "body: is not JSON", { cause });
  }
}
