import Link from "next/link";

/** An address that leads nowhere, and the way back. */
export function NotFoundNotice() {
  return (
    <div className="grid grow place-content-center gap-2 px-4 py-24 text-center">
      <h1 tabIndex={-1} className="text-xl font-semibold tracking-tight outline-none">
        There is no such page
      </h1>
      <p className="text-ink-soft">The address may be mistyped, or what it led to is gone.</p>
      <p>
        <Link href="/" className="font-medium underline underline-offset-4">
          Go to the overview
        </Link>
      </p>
    </div>
  );
}
