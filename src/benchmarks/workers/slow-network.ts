import { once } from "node:events";
import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";

export type SlowNetwork = {
  /** What stands for the provider's address at the near end. */
  baseUrl: string;
  close(): Promise<void>;
};

/** A network between workers and a provider that carries so many bytes a second each way, for each connection. */
export async function openSlowNetwork(provider: string, bytesPerSecond: number): Promise<SlowNetwork> {
  const { origin, pathname } = new URL(provider);
  const slowly = (chunks: AsyncIterable<Buffer>) => carry(chunks, bytesPerSecond);
  const server = createServer((request, response) => {
    const { method, headers, url = "" } = request;
    const onward = ask(`${origin}${url}`, { method, headers });
    onward.once("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      pipeline(answer, slowly, response).catch(() => response.destroy());
    });
    pipeline(request, slowly, onward).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}${pathname}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function* carry(chunks: AsyncIterable<Buffer>, bytesPerSecond: number): AsyncGenerator<Buffer> {
  const startedAt = performance.now();
  let carried = 0;
  for await (const chunk of chunks) {
    carried += chunk.length;
    const due = startedAt + (carried / bytesPerSecond) * 1000;
    if (due > performance.now()) await pause(due - performance.now());
    yield chunk;
  }
}
