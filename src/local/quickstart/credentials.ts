import { createAdmin } from "../../auth/admins.ts";
import { createApiKey } from "../../auth/api-keys.ts";
import type { Auth } from "../../auth/auth.ts";
import type { Actor } from "../../database/audit-store.ts";
import { ALL_SCOPES } from "../../domain/permissions.ts";

/** How to sign in: a person, and a script that may do everything. */
export type Credentials = { adminEmail: string; adminPassword: string; apiKey: string };

const EMAIL = "admin@livedash.local";
const QUICKSTART: Actor = { type: "system", id: null, label: "quickstart" };

/**
 * The credentials of the last start as far as they are still accepted, and new ones for the rest. Asked at the front
 * door, because that is where they have to work.
 *
 * @param url of the web process
 */
export async function ensureCredentials(auth: Auth, url: string, last: Credentials | null): Promise<Credentials> {
  const keepsAdmin = last !== null && (await canSignIn(url, last));
  const keepsKey = last !== null && (await isKeyAccepted(url, last.apiKey));
  const admin = keepsAdmin ? last : await makeAdmin(auth);
  const apiKey = keepsKey ? last.apiKey : await makeKey(auth);
  return { adminEmail: admin.adminEmail, adminPassword: admin.adminPassword, apiKey };
}

async function makeAdmin(auth: Auth): Promise<Omit<Credentials, "apiKey">> {
  const { email, password } = await createAdmin(auth, { email: EMAIL, role: "SUPER_ADMIN", actor: QUICKSTART });
  return { adminEmail: email, adminPassword: password };
}

async function makeKey(auth: Auth): Promise<string> {
  const { key } = await createApiKey(auth, { name: "quickstart", scopes: ALL_SCOPES, actor: QUICKSTART });
  return key;
}

/** Signs out again: the session was only to see. A refusal for another reason than the password says nothing about it. */
async function canSignIn(url: string, { adminEmail, adminPassword }: Credentials): Promise<boolean> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email: adminEmail, password: adminPassword }),
  });
  const cookie = response.headers.getSetCookie().map((line) => line.split(";")[0]);
  if (response.ok) {
    const headers = { "content-type": "application/json", origin: url, cookie: cookie.join("; ") };
    await fetch(`${url}/api/auth/sign-out`, { method: "POST", headers, body: "{}" });
  }
  return response.status !== 401;
}

async function isKeyAccepted(url: string, apiKey: string): Promise<boolean> {
  const response = await fetch(`${url}/api/admin/legacy/summary`, { headers: { authorization: `Bearer ${apiKey}` } });
  return response.status !== 401 && response.status !== 403;
}
