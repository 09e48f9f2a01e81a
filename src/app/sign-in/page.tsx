import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { returnPath } from "../../console/sign-in/return-path.ts";
import { SignInScreen } from "../../console/sign-in/sign-in-screen.tsx";
import { webRuntime } from "../server.ts";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next } = await searchParams;
  const returnTo = returnPath(typeof next === "string" ? next : undefined);
  const caller = await webRuntime().identify(await headers());
  if (caller?.kind === "user") redirect(returnTo);
  return <SignInScreen returnTo={returnTo} />;
}
