import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Of every answer, whatever it is. */
const HEADERS = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
} as const;

const CSP = "content-security-policy";

/**
 * Gives an answer its security headers, before anything of it is written. Next reads the nonce for its own scripts from
 * the policy among the request's headers; what a client sent there is overwritten.
 */
export function secure(request: IncomingMessage, response: ServerResponse, options: { dev: boolean }): void {
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), options.dev);
  request.headers[CSP] = policy;
  response.setHeader(CSP, policy);
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
}

/** Everything comes from this host, and scripts only from pages that knew the nonce. */
function contentSecurityPolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'none'",
    // React's and Next's development tools need eval and inline styles.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
