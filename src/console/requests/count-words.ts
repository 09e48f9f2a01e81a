import { formatCount } from "../ui/numbers.ts";

/** `1 request`, `12,000 requests` */
export function requests(count: number, kind = ""): string {
  return `${formatCount(count)} ${kind === "" ? "" : `${kind} `}${count === 1 ? "request" : "requests"}`;
}
