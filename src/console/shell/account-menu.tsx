"use client";

import { ChevronsUpDown, KeyRound, LogOut } from "lucide-react";
import { lazy, Suspense, startTransition, useState } from "react";
import { signOut } from "../sign-in/sign-in.ts";
import { parseTheme, THEMES } from "../theme/theme.ts";
import { THEME_LOOK } from "../theme/theme-look.ts";
import { chooseTheme, useTheme } from "../theme/use-theme.ts";
import { MenuButton } from "../ui/menu-button.tsx";
import type { MenuEntry } from "../ui/menu-entry.ts";
import { useDialog } from "../ui/use-dialog.ts";
import { ROLE_LOOK } from "../viewer/role-look.ts";
import { useViewer } from "../viewer/viewer.tsx";

/** Loaded when somebody wants it. */
const ChangePasswordDialog = lazy(async () => ({
  default: (await import("../account/change-password-dialog.tsx")).ChangePasswordDialog,
}));

/** Who is signed in, their theme, and the way out. `compact` is the picture alone, for narrow screens. */
export function AccountMenu({ compact = false }: { compact?: boolean }) {
  const { email, role, theme: initialTheme } = useViewer();
  const theme = useTheme(initialTheme);
  const [hasFailed, setHasFailed] = useState(false);
  const changing = useDialog();
  const leave = () =>
    startTransition(async () => {
      if (await signOut()) window.location.assign("/sign-in");
      else setHasFailed(true);
    });
  const entries: MenuEntry[] = [
    {
      kind: "choice",
      label: "Theme",
      value: theme,
      options: THEMES.map((each) => ({ value: each, ...THEME_LOOK[each] })),
      onChange: (chosen) => chooseTheme(parseTheme(chosen)),
    },
    { kind: "line", id: "leave" },
    { kind: "item", label: "Change password…", icon: KeyRound, onSelect: () => changing.show(true) },
    {
      kind: "item",
      label: hasFailed ? "Could not sign out. Try again" : "Sign out",
      icon: LogOut,
      keepsOpen: true,
      onSelect: leave,
    },
  ];
  return (
    <>
      <MenuButton
        label={`Account: ${email}`}
        isNamedByContent={!compact}
        side={compact ? "bottom" : "top"}
        entries={compact ? [{ kind: "note", text: `${email} · ${ROLE_LOOK[role].label}` }, ...entries] : entries}
        className="flex items-center gap-2.5 rounded-md p-1.5 text-left transition-colors hover:bg-hover data-popup-open:bg-hover"
      >
        <span
          aria-hidden
          className="grid size-7 shrink-0 place-items-center rounded-full bg-active-wash text-xs font-semibold text-active-ink uppercase"
        >
          {email.slice(0, 1)}
        </span>
        {!compact && (
          <>
            <span className="min-w-0 grow">
              <span className="sr-only">Account: </span>
              <span className="block truncate text-sm font-medium">{email}</span>
              <span className="block text-xs text-ink-soft">{ROLE_LOOK[role].label}</span>
            </span>
            <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-soft" />
          </>
        )}
      </MenuButton>
      {changing.subject !== null && (
        <Suspense fallback={null}>
          <ChangePasswordDialog key={changing.round} {...changing.control} />
        </Suspense>
      )}
    </>
  );
}
