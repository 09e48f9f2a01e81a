"use client";

import { Menu } from "@base-ui/react/menu";
import { MenuRadioItem } from "../ui/menu-radio-item.tsx";
import { THEMES, type Theme } from "./theme.ts";
import { THEME_LOOK } from "./theme-look.ts";
import { chooseTheme, useTheme } from "./use-theme.ts";

/** The choice of theme, as part of a menu. */
export function ThemeItems({ initial }: { initial: Theme }) {
  const theme = useTheme(initial);
  return (
    <Menu.RadioGroup value={theme} onValueChange={chooseTheme}>
      <Menu.GroupLabel className="px-2 py-1 text-xs text-ink-soft">Theme</Menu.GroupLabel>
      {THEMES.map((each) => (
        <MenuRadioItem key={each} value={each} {...THEME_LOOK[each]} />
      ))}
    </Menu.RadioGroup>
  );
}
