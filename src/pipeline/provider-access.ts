import { hasHold, liftHold, putHold } from "../database/hold-store.ts";
import { PROVIDER_HOLD } from "../domain/hold.ts";
import { type ProviderError, toProviderError } from "../provider/provider-error.ts";
import type { PipelineDependencies } from "./dependencies.ts";

/**
 * Whether the provider lets us in, as far as we know. After a refusal of the key or the account it is asked again, by
 * something that costs nothing: once it accepts, the hold is lifted and work goes on by itself.
 */
export async function isProviderOpen(deps: PipelineDependencies): Promise<boolean> {
  const { database, provider, log } = deps;
  if (!(await hasHold(database, PROVIDER_HOLD))) return true;
  try {
    await provider.checkAccess();
  } catch (cause) {
    const error = toProviderError(cause);
    if (error.kind === "configuration") await holdProvider(deps, error);
    return false;
  }
  if (await liftHold(database, PROVIDER_HOLD)) log.info({}, "provider.hold_lifted");
  return true;
}

/** Stops everything that would be refused, and says so loudly. No request is touched. */
export async function holdProvider(deps: PipelineDependencies, error: ProviderError): Promise<void> {
  const { database, clock, log } = deps;
  const message = `The provider refuses the API key or the account: ${error.message}`;
  const hold = { scope: PROVIDER_HOLD, code: error.code, message, until: null, now: clock.now() };
  const count = await putHold(database, hold);
  log.error({ code: error.code, httpStatus: error.status, count }, "provider.refused");
}
