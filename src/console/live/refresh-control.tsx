"use client";

import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { ChevronDown, RefreshCw } from "lucide-react";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { MenuButton } from "../ui/menu-button.tsx";
import { useLasting } from "../ui/use-lasting.ts";
import { describeRefresh, parseRefreshSeconds, REFRESH_SECONDS } from "./refresh-setting.ts";
import { useRefreshSeconds } from "./use-refresh-seconds.ts";

/** From here on it shows that it is still asking. */
const SLOW_MILLISECONDS = 500;

/** Live refresh: how often, or not at all; and once, at once. */
export function RefreshControl() {
  const [seconds, setSeconds] = useRefreshSeconds();
  const queries = useQueryClient();
  const refresh = () => {
    queries.invalidateQueries().catch(() => undefined);
  };
  useShortcuts({ r: { label: "Refresh now", run: refresh } });
  const isSlow = useLasting(useIsFetching() > 0, SLOW_MILLISECONDS);
  return (
    <div className="flex items-center rounded-md border border-line-strong bg-surface">
      <Button data-hint="Refresh now" look="quiet" size="icon" aria-label="Refresh now" onClick={refresh}>
        <RefreshCw aria-hidden className={classNames("size-3.5", isSlow && "motion-safe:animate-spin")} />
      </Button>
      <span aria-hidden className="h-4 w-px bg-line-strong" />
      <MenuButton
        label={`Live refresh: ${describeRefresh(seconds)}`}
        className={buttonClass({ look: "quiet", size: "small" })}
        entries={[
          {
            kind: "choice",
            label: "Live refresh",
            hideLabel: true,
            value: String(seconds),
            options: REFRESH_SECONDS.map((choice) => ({ value: String(choice), label: describeRefresh(choice) })),
            onChange: (choice) => setSeconds(parseRefreshSeconds(choice)),
          },
        ]}
      >
        <span className="tabular-nums">{describeRefresh(seconds)}</span>
        <ChevronDown aria-hidden className="size-3" />
      </MenuButton>
    </div>
  );
}
