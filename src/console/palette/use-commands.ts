"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Keyboard, RefreshCw, Timer } from "lucide-react";
import { useRouter } from "next/navigation";
import { describeRefresh, REFRESH_SECONDS } from "../live/refresh-setting.ts";
import { useRefreshSeconds } from "../live/use-refresh-seconds.ts";
import { NAVIGATION_ENTRIES } from "../shell/navigation.ts";
import { THEMES } from "../theme/theme.ts";
import { THEME_LOOK } from "../theme/theme-look.ts";
import { chooseTheme } from "../theme/use-theme.ts";
import type { CommandGroup } from "./command.ts";

/** Everything that can be done from anywhere. */
export function useCommands({ onShowShortcuts }: { onShowShortcuts: () => void }): CommandGroup[] {
  const router = useRouter();
  const queries = useQueryClient();
  const [, setRefresh] = useRefreshSeconds();
  const refresh = () => {
    queries.invalidateQueries().catch(() => undefined);
  };
  return [
    {
      value: "Go to",
      items: NAVIGATION_ENTRIES.map(({ label, href, icon, keys }) => ({
        id: href,
        label,
        icon,
        keys,
        run: () => router.push(href),
      })),
    },
    {
      value: "This screen",
      items: [
        { id: "refresh", label: "Refresh now", icon: RefreshCw, keys: "r", run: refresh },
        { id: "shortcuts", label: "Show the shortcuts", icon: Keyboard, keys: "?", run: onShowShortcuts },
      ],
    },
    {
      value: "Live refresh",
      items: REFRESH_SECONDS.map((seconds) => ({
        id: `refresh-${seconds}`,
        label: describeRefresh(seconds),
        icon: Timer,
        run: () => setRefresh(seconds),
      })),
    },
    {
      value: "Theme",
      items: THEMES.map((theme) => ({
        id: `theme-${theme}`,
        ...THEME_LOOK[theme],
        run: () => chooseTheme(theme),
      })),
    },
  ];
}
