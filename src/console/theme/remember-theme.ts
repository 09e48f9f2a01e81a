"use server";

import { cookies } from "next/headers";
import { parseTheme, THEME_COOKIE } from "./theme.ts";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Open to everyone: it writes to nothing but the browser that asks. */
export async function rememberTheme(theme: string): Promise<void> {
  const jar = await cookies();
  jar.set(THEME_COOKIE, parseTheme(theme), { maxAge: YEAR_SECONDS, httpOnly: true, sameSite: "lax", path: "/" });
}
