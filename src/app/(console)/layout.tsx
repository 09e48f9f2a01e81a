import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { ApiProvider } from "../../console/api/api-provider.tsx";
import { AppShell } from "../../console/shell/app-shell.tsx";
import { ShortcutProvider } from "../../console/shortcuts/shortcut-provider.tsx";
import { signInPath } from "../../console/sign-in/return-path.ts";
import { parseTheme, THEME_COOKIE } from "../../console/theme/theme.ts";
import { UiProvider } from "../../console/ui/ui-provider.tsx";
import { ViewerProvider } from "../../console/viewer/viewer.tsx";
import { REQUESTED_PATH } from "../requested-path.ts";
import { webRuntime } from "../server.ts";

/** Every screen is for those who are signed in. What it shows, it asks of the API, which decides for itself. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const [requestHeaders, jar] = await Promise.all([headers(), cookies()]);
  const caller = await webRuntime().identify(requestHeaders);
  if (caller?.kind !== "user") redirect(signInPath(requestHeaders.get(REQUESTED_PATH) ?? "/"));
  const { email, role, permissions } = caller;
  const viewer = { email, role, permissions: [...permissions], theme: parseTheme(jar.get(THEME_COOKIE)?.value) };
  return (
    <ViewerProvider viewer={viewer}>
      <ApiProvider>
        <UiProvider>
          <ShortcutProvider>
            <NuqsAdapter>
              <AppShell>{children}</AppShell>
            </NuqsAdapter>
          </ShortcutProvider>
        </UiProvider>
      </ApiProvider>
    </ViewerProvider>
  );
}
