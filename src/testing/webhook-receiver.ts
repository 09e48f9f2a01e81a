import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

export type WebhookCall = { body: string; headers: Headers };

/**
 * Somebody who wants to be told of batches that end; gone when the test is over.
 *
 * @param statuses what is answered, call by call; 200 from then on
 */
export async function startWebhookReceiver(statuses: readonly number[] = []) {
  const calls: WebhookCall[] = [];
  const answers = [...statuses];
  const server = createServer((request, response) => {
    text(request)
      .then((body) => {
        calls.push({ body, headers: headersOf(request) });
        response.statusCode = answers.shift() ?? 200;
        response.end();
      })
      .catch((error: Error) => response.destroy(error));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

function headersOf({ headers }: IncomingMessage): Headers {
  return new Headers(Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]));
}
