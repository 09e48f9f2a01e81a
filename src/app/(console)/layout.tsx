import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ApiProvider } from "../../console/api/api-provider.tsx";
import { AppShell } from "../../console/shell/app-shell.tsx";
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
  const viewer = { email: caller.email, role: caller.role, theme: parseTheme(jar.get(THEME_COOKIE)?.value) };
  return (
    <ViewerProvider viewer={viewer}>
      <ApiProvider>
        <UiProvider>
          <AppShell>{children}</AppShell>
        </UiProvider>
      </ApiProvider>
    </ViewerProvider>
  );
}
