import type { Metadata } from "next";
import Link from "next/link";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-content-center gap-2 px-4 text-center">
      <h1 className="text-xl font-semibold tracking-tight">There is no such page</h1>
      <p className="text-ink-soft">The address may be mistyped, or what it led to is gone.</p>
      <p>
        <Link href="/" className="font-medium underline underline-offset-4">
          Go to the overview
        </Link>
      </p>
    </main>
  );
}
