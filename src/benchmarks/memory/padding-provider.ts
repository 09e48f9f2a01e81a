import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readLines } from "../../pipeline/line-reader.ts";

export type PaddingProvider = {
  /** What stands for the provider's address where lines are to have this many bytes, and every so many-th fails. */
  urlOf(lines: { bytes: number; failEvery: number | null }): string;
  close(): Promise<void>;
};

/**
 * Serves the simulator's result files with longer lines, as models write that explain themselves: no answer of the
 * contract is long enough for a file of 200 MB. Lines that are to fail have no choices.
 */
export async function startPaddingProvider(provider: string): Promise<PaddingProvider> {
  const server = createServer((request, response) => {
    const [, bytes, failEvery, path] = /^\/(\d+)\/(\d+)\/v1(\/files\/[^/]+\/content)$/u.exec(request.url ?? "") ?? [];
    if (path === undefined) {
      response.writeHead(404).end();
      return;
    }
    const lines = pad(`${provider}${path}`, Number(bytes), Number(failEvery));
    pipeline(Readable.from(lines), response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: ({ bytes, failEvery }) => `http://127.0.0.1:${port}/${bytes}/${failEvery ?? 0}/v1`,
    close: () => closed(server),
  };
}

async function* pad(url: string, bytes: number, failEvery: number): AsyncGenerator<string> {
  const response = await fetch(url, { headers: { authorization: "Bearer sk-test" } });
  if (response.body === null) throw new Error("The simulator has no such file.");
  let number = 0;
  for await (const line of readLines(response.body)) {
    if (line === null) continue;
    number += 1;
    const isFailing = failEvery > 0 && number % failEvery === 0;
    const answered = isFailing ? line.replace('"choices":', '"no_choices":') : line;
    const room = bytes - Buffer.byteLength(answered) - ',"padding":""\n'.length;
    yield `${answered.slice(0, -1)},"padding":"${"x".repeat(Math.max(0, room))}"}\n`;
  }
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
}
