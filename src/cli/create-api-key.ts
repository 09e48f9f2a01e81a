import { createApiKey } from "../auth/api-keys.ts";
import { openAuth, openStore } from "../container.ts";
import { ALL_SCOPES, isPermission, type Permission } from "../domain/permissions.ts";
import type { Env } from "../shared/env.ts";
import { type CommandResult, commandLineActor, UsageError, using } from "./command.ts";

/** Beyond this a date is out of better-auth's range. */
const MAX_DAYS = 3650;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

export async function createKey(
  env: Env,
  input: { name: string; scope?: string[]; expiresInDays?: string },
): Promise<CommandResult> {
  const scopes = input.scope === undefined ? [...ALL_SCOPES] : input.scope.flatMap(toScopes);
  const expiry = input.expiresInDays === undefined ? {} : { expiresAt: toExpiry(input.expiresInDays) };
  return using(
    () => openStore(env, "create-api-key"),
    async (store) => {
      const auth = await openAuth(env, store);
      const actor = commandLineActor();
      return { output: await createApiKey(auth, { name: input.name, scopes, ...expiry, actor }) };
    },
  );
}

function toScopes(text: string): Permission[] {
  return text.split(",").map((scope) => {
    if (isPermission(scope)) return scope;
    throw new UsageError(`There is no scope ${scope}: use some of ${ALL_SCOPES.join(", ")}.`);
  });
}

function toExpiry(text: string): Date {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MAX_DAYS) return new Date(Date.now() + days * DAY_MILLISECONDS);
  throw new UsageError(`--expires-in-days takes a whole number from 1 to ${MAX_DAYS}, not ${text}.`);
}
