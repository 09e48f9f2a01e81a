import { Agent, type Dispatcher, request } from "undici";
import { type AddressRule, assertAllowedHost, createGuardedLookup } from "./address-guard.ts";
import { FetchError, toFetchError } from "./fetch-error.ts";

/** A reply with its body still to be read, and the URL that redirects led to. */
export type WebReply = { url: URL; body: Dispatcher.ResponseData["body"] };

export type WebFetcher = {
  /**
   * @param signal cuts off the reply's body, too
   * @throws {FetchError} for whatever prevents a reply with a 2xx status
   */
  open(url: URL, signal?: AbortSignal): Promise<WebReply>;
  close(): Promise<void>;
};

export type WebFetcherOptions = {
  isAllowedAddress: AddressRule;
  connections: number;
  /** Sent to this origin only, wherever redirects and the CSV's links may lead. */
  credentials: { origin: string; user: string; password: string } | null;
};

const REDIRECT_LIMIT = 5;
/** Without a byte for so long, a server is taken for dead. */
const STALL_MILLISECONDS = 30_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Fetches over HTTP(S), following redirects, each of which is checked like the first URL. */
export function createWebFetcher({ isAllowedAddress, connections, credentials }: WebFetcherOptions): WebFetcher {
  const agent = new Agent({
    connections,
    allowH2: false,
    headersTimeout: STALL_MILLISECONDS,
    bodyTimeout: STALL_MILLISECONDS,
    connect: { timeout: STALL_MILLISECONDS, lookup: createGuardedLookup(isAllowedAddress) },
  });

  const send = async (url: URL, signal: AbortSignal | undefined) => {
    if (url.protocol !== "http:" && url.protocol !== "https:") throw new FetchError("It is no http(s) URL.", false);
    assertAllowedHost(url, isAllowedAddress);
    const headers = { "accept-encoding": "identity", ...authorizationFor(url, credentials) };
    return request(url, { dispatcher: agent, headers, ...(signal === undefined ? {} : { signal }) });
  };

  const open = async (url: URL, signal: AbortSignal | undefined) => {
    let current = url;
    for (let redirects = 0; redirects <= REDIRECT_LIMIT; redirects += 1) {
      const { statusCode, headers, body } = await send(current, signal);
      if (statusCode >= 200 && statusCode < 300) return { url: current, body };
      await body.dump();
      const { location } = headers;
      if (!REDIRECTS.has(statusCode) || typeof location !== "string") throw statusError(statusCode);
      const target = URL.parse(location, current);
      if (target === null) throw new FetchError("It redirects to what is no URL.", false);
      current = target;
    }
    throw new FetchError(`It redirects more than ${REDIRECT_LIMIT} times.`, false);
  };

  return {
    open: async (url, signal) => {
      try {
        return await open(url, signal);
      } catch (error) {
        throw toFetchError(error, signal);
      }
    },
    close: () => agent.destroy(),
  };
}

function authorizationFor(url: URL, credentials: WebFetcherOptions["credentials"]): Record<string, string> {
  if (credentials === null || url.origin !== credentials.origin) return {};
  const { user, password } = credentials;
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` };
}

/** What may pass by itself is worth another try: 408, 429 and whatever the server calls its own fault. */
function statusError(status: number): FetchError {
  return new FetchError(`The server answered ${status}.`, status === 408 || status === 429 || status >= 500, status);
}
