import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startWebServer } from "../../testing/web-server.ts";
import { compressAssets } from "./compress-assets.ts";
import { serveAssets } from "./serve-assets.ts";

const SCRIPT = "export const nothing = 0;\n".repeat(200);

async function serve(): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const folder = await mkdtemp(join(tmpdir(), "livedash-assets-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "page.js"), SCRIPT);
  await compressAssets(folder);
  const assets = serveAssets(folder);
  const { url } = await startWebServer((request, response) => {
    assets(request, response, () => response.writeHead(404).end(request.url));
  });
  return (path, init) => fetch(new URL(path, url), init);
}

test.each(["br", "gzip"])("answers with what is compressed already as %s, to be kept for good", async (encoding) => {
  const get = await serve();
  const response = await get("/_next/static/page.js", { headers: { "accept-encoding": encoding } });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-encoding")).toBe(encoding);
  expect(response.headers.get("vary")).toBe("Accept-Encoding");
  expect(response.headers.get("cache-control")).toBe("public,max-age=31536000,immutable");
  expect(Number(response.headers.get("content-length"))).toBeLessThan(SCRIPT.length / 10);
  expect(await response.text()).toBe(SCRIPT);
});

test("answers with the file itself whoever takes nothing compressed", async () => {
  const get = await serve();
  const response = await get("/_next/static/page.js", { headers: { "accept-encoding": "identity" } });
  expect(response.headers.get("content-encoding")).toBeNull();
  expect(await response.text()).toBe(SCRIPT);
});

test("leaves everything else, with its own path, to whoever comes next", async () => {
  const get = await serve();
  for (const path of ["/", "/_next/static/other.js", "/_next/static/../secret", "/_next/static/%2e%2e/page.js"]) {
    const response = await get(path);
    expect(response.status).toBe(404);
  }
  expect(await (await get("/_next/static/other.js")).text()).toBe("/_next/static/other.js");
  expect((await get("/_next/static/page.js", { method: "POST" })).status).toBe(404);
});
