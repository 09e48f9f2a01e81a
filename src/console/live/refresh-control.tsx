"use client";

import { Menu } from "@base-ui/react/menu";
import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { ChevronDown, RefreshCw } from "lucide-react";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { Hint } from "../ui/hint.tsx";
import { MenuPopup } from "../ui/menu-popup.tsx";
import { MenuRadioItem } from "../ui/menu-radio-item.tsx";
import { describeRefresh, REFRESH_SECONDS } from "./refresh-setting.ts";
import { useRefreshSeconds } from "./use-refresh-seconds.ts";

/** Live refresh: how often, or not at all; and once, at once. */
export function RefreshControl() {
  const [seconds, setSeconds] = useRefreshSeconds();
  const queries = useQueryClient();
  const refresh = () => {
    queries.invalidateQueries().catch(() => undefined);
  };
  useShortcuts({ r: { label: "Refresh now", run: refresh } });
  const isFetching = useIsFetching() > 0;
  return (
    <div className="flex items-center rounded-md border border-line-strong bg-surface">
      <Hint text="Refresh now">
        <Button look="quiet" size="icon" aria-label="Refresh now" onClick={refresh}>
          <RefreshCw aria-hidden className={classNames("size-3.5", isFetching && "motion-safe:animate-spin")} />
        </Button>
      </Hint>
      <span aria-hidden className="h-4 w-px bg-line-strong" />
      <Menu.Root>
        <Menu.Trigger
          render={<Button look="quiet" size="small" />}
          aria-label={`Live refresh: ${describeRefresh(seconds)}`}
        >
          <span className="tabular-nums">{describeRefresh(seconds)}</span>
          <ChevronDown aria-hidden className="size-3" />
        </Menu.Trigger>
        <MenuPopup>
          <Menu.RadioGroup value={seconds} onValueChange={setSeconds} aria-label="Live refresh">
            {REFRESH_SECONDS.map((choice) => (
              <MenuRadioItem key={choice} value={choice} label={describeRefresh(choice)} />
            ))}
          </Menu.RadioGroup>
        </MenuPopup>
      </Menu.Root>
    </div>
  );
}
