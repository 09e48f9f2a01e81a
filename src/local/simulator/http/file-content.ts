import { once } from "node:events";
import { createReadStream } from "node:fs";
import type { FastifyReply } from "fastify";
import type { HttpFault } from "../faults/http-fault.ts";

type Break = Extract<HttpFault, { kind: "cut" | "stall" }>;

/** Sends a file as it is read; as far as a fault lets it. */
export async function deliverContent(
  reply: FastifyReply,
  path: string,
  bytes: number,
  faults: readonly HttpFault[],
): Promise<FastifyReply> {
  reply.header("content-type", "application/octet-stream").header("content-length", bytes);
  const fault = faults.find((candidate): candidate is Break => candidate.kind === "cut" || candidate.kind === "stall");
  if (fault === undefined) return reply.send(createReadStream(path));
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  raw.flushHeaders();
  // Only what is handed over to the operating system reaches the reader before the end of the connection.
  for await (const chunk of readStart(path, fault.afterBytes)) if (!raw.write(chunk)) await once(raw, "drain");
  if (fault.kind === "cut") raw.socket?.end(() => raw.destroy());
  return reply;
}

async function* readStart(path: string, length: number): AsyncGenerator<Buffer> {
  if (length === 0) return;
  const chunks: AsyncIterable<Buffer> = createReadStream(path, { end: length - 1 });
  yield* chunks;
}
