import { hasHold, liftHold, listActiveHolds, putHold } from "../database/hold-store.ts";
import { PROVIDER_HOLD, THROTTLE_HOLD, throttledUntil } from "../domain/hold.ts";
import { ProviderError, toProviderError } from "../provider/provider-error.ts";
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

/** Lets everything that is sent wait for as long as the provider asked, where it said for how long. */
export async function noteThrottling(deps: PipelineDependencies, error: ProviderError): Promise<void> {
  const { database, clock, log } = deps;
  if (error.kind !== "throttled" || error.retryAfterSeconds === null) return;
  const now = clock.now();
  const until = throttledUntil(error.retryAfterSeconds, now);
  const message = `The provider asks us to wait: ${error.message}`;
  await putHold(database, { scope: THROTTLE_HOLD, code: error.code, message, until, now });
  log.warn({ code: error.code, until }, "provider.throttled");
}

/** @throws {ProviderError} while the provider wants us to wait */
export async function refuseWhileThrottled({ database, clock }: PipelineDependencies): Promise<void> {
  if ((await listActiveHolds(database, [THROTTLE_HOLD], clock.now())).length === 0) return;
  throw new ProviderError(
    "throttled",
    "throttled",
    "The provider asked us to wait, and the wait is not over.",
    null,
    null,
  );
}
