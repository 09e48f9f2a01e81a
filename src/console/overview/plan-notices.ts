import { PROVIDER_HOLD, STUCK_HOLD, THROTTLE_HOLD } from "../../domain/hold.ts";
import type { BannerTone } from "../ui/banner.tsx";

type Hold = { scope: string; code: string; message: string; until: Date | null };

/** Something that keeps sessions from being analysed. `until`: when it passes by itself, where that is known. */
export type Notice = { key: string; tone: BannerTone; title: string; detail: string; until: Date | null };

type NoticeInput = { workerAlive: boolean | undefined; holds: readonly Hold[] };

/** What whoever opens the console must know first, the gravest first. */
export function planNotices({ workerAlive, holds }: NoticeInput): Notice[] {
  const provider = holds.filter((hold) => hold.scope === PROVIDER_HOLD);
  const others = holds.filter((hold) => hold.scope !== PROVIDER_HOLD);
  return [...(workerAlive === false ? [NO_WORKER] : []), ...provider.map(providerNotice), ...others.map(otherNotice)];
}

const NO_WORKER: Notice = {
  key: "worker",
  tone: "danger",
  title: "No worker is running",
  detail: "Nothing is sent, polled or applied until one is. Start it with “npm run start:worker”.",
  until: null,
};

function providerNotice({ scope, message, until }: Hold): Notice {
  return {
    key: scope,
    tone: "danger",
    title: "The provider refuses us",
    detail: `${message} Nothing is sent until it accepts the key again: check OPENAI_API_KEY and the account. No request is lost.`,
    until,
  };
}

function otherNotice(hold: Hold): Notice {
  const { scope, message, until } = hold;
  const title = TITLES.get(scope);
  return title === undefined ? modelNotice(hold) : { key: scope, tone: "warning", title, detail: message, until };
}

const TITLES = new Map([
  [THROTTLE_HOLD, "The provider asks us to wait"],
  [STUCK_HOLD, "Batches have been under way for too long"],
]);

function modelNotice({ scope, message, until }: Hold): Notice {
  const [kind, ...rest] = scope.split(":");
  const model = rest.join(":");
  const title =
    kind === "budget"
      ? `The token budget of ${model} is full`
      : `The provider wants no more of ${model} for the moment`;
  const detail = kind === "budget" ? "Further requests wait until a batch in flight ends." : message;
  return { key: scope, tone: "warning", title, detail, until };
}
