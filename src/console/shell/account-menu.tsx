"use client";

import { Menu } from "@base-ui/react/menu";
import { ChevronsUpDown, KeyRound, LogOut } from "lucide-react";
import { lazy, Suspense, startTransition, useState } from "react";
import { signOut } from "../sign-in/sign-in.ts";
import { ThemeItems } from "../theme/theme-items.tsx";
import { MENU_ITEM } from "../ui/menu-item-look.ts";
import { MenuPopup } from "../ui/menu-popup.tsx";
import { useDialog } from "../ui/use-dialog.ts";
import { ROLE_LOOK } from "../viewer/role-look.ts";
import { useViewer } from "../viewer/viewer.tsx";

/** Loaded when somebody wants it. */
const ChangePasswordDialog = lazy(async () => ({
  default: (await import("../account/change-password-dialog.tsx")).ChangePasswordDialog,
}));

/** Who is signed in, their theme, and the way out. `compact` is the picture alone, for narrow screens. */
export function AccountMenu({ compact = false }: { compact?: boolean }) {
  const { email, role, theme } = useViewer();
  const [hasFailed, setHasFailed] = useState(false);
  const changing = useDialog();
  const leave = () =>
    startTransition(async () => {
      if (await signOut()) window.location.assign("/sign-in");
      else setHasFailed(true);
    });
  const menu = (
    <Menu.Root>
      <Menu.Trigger
        aria-label={`Account: ${email}`}
        className="flex items-center gap-2.5 rounded-md p-1.5 text-left transition-colors hover:bg-hover data-[popup-open]:bg-hover"
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
              <span className="block truncate text-sm font-medium">{email}</span>
              <span className="block text-xs text-ink-soft">{ROLE_LOOK[role].label}</span>
            </span>
            <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-soft" />
          </>
        )}
      </Menu.Trigger>
      <MenuPopup side={compact ? "bottom" : "top"}>
        {compact && (
          <p className="max-w-60 truncate px-2 py-1.5 text-xs text-ink-soft">
            {email} · {ROLE_LOOK[role].label}
          </p>
        )}
        <ThemeItems initial={theme} />
        <Menu.Separator className="mx-1 my-1 h-px bg-line" />
        <Menu.Item onClick={() => changing.show(true)} className={MENU_ITEM}>
          <KeyRound aria-hidden className="size-4 text-ink-soft" />
          Change password…
        </Menu.Item>
        <Menu.Item onClick={leave} closeOnClick={false} className={MENU_ITEM}>
          <LogOut aria-hidden className="size-4 text-ink-soft" />
          {hasFailed ? "Could not sign out. Try again" : "Sign out"}
        </Menu.Item>
      </MenuPopup>
    </Menu.Root>
  );
  return (
    <>
      {menu}
      {changing.subject !== null && (
        <Suspense fallback={null}>
          <ChangePasswordDialog key={changing.round} {...changing.control} />
        </Suspense>
      )}
    </>
  );
}
