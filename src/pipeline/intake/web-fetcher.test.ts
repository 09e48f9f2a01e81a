import { expect, onTestFinished, test } from "vitest";
import { startWebServer } from "../../testing/web-server.ts";
import { isPublicAddress } from "./address-guard.ts";
import { readText } from "./body.ts";
import { createWebFetcher, type WebFetcherOptions } from "./web-fetcher.ts";

function openFetcher(overrides: Partial<WebFetcherOptions> = {}) {
  const web = createWebFetcher({ isAllowedAddress: () => true, connections: 4, credentials: null, ...overrides });
  onTestFinished(() => web.close());
  return {
    open: (url: string) => web.open(new URL(url)),
    text: async (url: string) => readText((await web.open(new URL(url))).body, 1000),
  };
}

test("refuses addresses on this machine's own networks when only public ones are allowed, named or spelled", async () => {
  const server = await startWebServer((_request, response) => response.end("secret"));
  const { port } = new URL(server.url);
  const web = openFetcher({ isAllowedAddress: isPublicAddress });
  for (const host of ["127.0.0.1", "localhost", "0x7f.1", "[::ffff:127.0.0.1]", "[::1]"]) {
    await expect(web.open(`http://${host}:${port}/`), host).rejects.toMatchObject({
      name: "FetchError",
      isRetryable: false,
      message: expect.stringMatching("not a public address"),
    });
  }
  expect(server.requests).toEqual([]);
});

test("checks every redirect like the first URL, whether it names a forbidden address or spells it", async () => {
  const server = await startWebServer((request, response) => {
    const host = request.url === "/spelled" ? "127.0.0.2" : "localhost";
    const location = `http://${host}:${request.socket.localPort}/secret`;
    response.writeHead(302, { location }).end();
  });
  const spelledOnly = openFetcher({ isAllowedAddress: (address) => address === "127.0.0.1" });
  await expect(spelledOnly.open(`${server.url}/spelled`)).rejects.toThrow("127.0.0.2 is not a public address");
  const answers = [true];
  const firstOnly = openFetcher({ isAllowedAddress: () => answers.pop() ?? false });
  await expect(firstOnly.open(`${server.url}/named`)).rejects.toThrow("localhost is not a public address");
  expect(server.requests.map(({ path }) => path)).toEqual(["/spelled", "/named"]);
});

test("follows redirects to where they end, and says where that is", async () => {
  const server = await startWebServer((request, response) => {
    if (request.url === "/b/end") response.end("there");
    else response.writeHead(302, { location: request.url === "/a" ? "/b/next" : "end" }).end();
  });
  const reply = await openFetcher().open(`${server.url}/a`);
  expect(reply.url.pathname).toBe("/b/end");
  expect(await readText(reply.body, 1000)).toBe("there");
});

test("gives up on redirects without end, and on those that lead off the web", async () => {
  const server = await startWebServer((request, response) => {
    const location = request.url === "/file" ? "file:///etc/passwd" : request.url === "/odd" ? "http://" : "/loop";
    response.writeHead(302, { location }).end();
  });
  const web = openFetcher();
  await expect(web.open(`${server.url}/loop`)).rejects.toThrow("redirects more than 5 times");
  await expect(web.open(`${server.url}/file`)).rejects.toThrow("no http(s) URL");
  await expect(web.open(`${server.url}/odd`)).rejects.toThrow("no URL");
});

test("sends credentials to their own origin only, even through a redirect", async () => {
  const other = await startWebServer((_request, response) => response.end("other"));
  const own = await startWebServer((request, response) => {
    if (request.url === "/away") response.writeHead(307, { location: other.url }).end();
    else response.end("own");
  });
  const web = openFetcher({ credentials: { origin: own.url, user: "ada", password: "p:ä" } });
  expect(await web.text(`${own.url}/`)).toBe("own");
  expect(await web.text(`${own.url}/away`)).toBe("other");
  const expected = `Basic ${Buffer.from("ada:p:ä").toString("base64")}`;
  expect(own.requests.map(({ authorization }) => authorization)).toEqual([expected, expected]);
  expect(other.requests.map(({ authorization }) => authorization)).toEqual([undefined]);
});

test("tells what may pass by itself from what will not", async () => {
  const server = await startWebServer((request, response) => {
    if (request.url === "/cut") request.socket.destroy();
    else response.writeHead(Number(request.url?.slice(1))).end("words");
  });
  const web = openFetcher();
  for (const status of [408, 429, 500, 503]) {
    await expect(web.open(`${server.url}/${status}`)).rejects.toMatchObject({ status, isRetryable: true });
  }
  for (const status of [304, 400, 401, 403, 404, 410]) {
    await expect(web.open(`${server.url}/${status}`)).rejects.toMatchObject({ status, isRetryable: false });
  }
  await expect(web.open(`${server.url}/cut`)).rejects.toMatchObject({ status: null, isRetryable: true });
});
