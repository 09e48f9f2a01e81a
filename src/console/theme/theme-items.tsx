"use client";

import { Menu } from "@base-ui/react/menu";
import { type LucideIcon, Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { MenuRadioItem } from "../ui/menu-radio-item.tsx";
import { rememberTheme } from "./remember-theme.ts";
import { THEMES, type Theme } from "./theme.ts";

const LOOKS = {
  system: { label: "System", icon: Monitor },
  light: { label: "Light", icon: Sun },
  dark: { label: "Dark", icon: Moon },
} as const satisfies Record<Theme, { label: string; icon: LucideIcon }>;

/** The choice of theme, as part of a menu: at once on screen, and remembered for the next page. */
export function ThemeItems({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const choose = (chosen: Theme) => {
    setTheme(chosen);
    document.documentElement.dataset["theme"] = chosen;
    rememberTheme(chosen).catch(() => undefined);
  };
  return (
    <Menu.RadioGroup value={theme} onValueChange={choose}>
      <Menu.GroupLabel className="px-2 py-1 text-xs text-ink-soft">Theme</Menu.GroupLabel>
      {THEMES.map((each) => (
        <MenuRadioItem key={each} value={each} {...LOOKS[each]} />
      ))}
    </Menu.RadioGroup>
  );
}
