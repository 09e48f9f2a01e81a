import { fetch, type RequestInit as UndiciRequestInit } from "undici";

/**
 * `fetch` for large uploads. Node's own keeps every chunk that it has sent until the request ends: an input file of 200
 * MB would take 200 MB of memory. The SDK names what it asks for by URL, never by a `Request`.
 */
export async function streamingFetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  if (url instanceof Request) throw new TypeError("A request has to be named by its URL.");
  const { body, status, statusText, headers } = await fetch(url, init as UndiciRequestInit);
  return new Response(body as ReadableStream | null, { status, statusText, headers: [...headers] });
}
