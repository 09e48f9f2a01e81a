"use client";

type FailurePageProps = { title: string; detail: string };

/**
 * For when the frame of the page itself could not be made. Every page loads it beforehand, so it is made of nothing but
 * a few elements.
 */
export function FailurePage({ title, detail }: FailurePageProps) {
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-1 px-6 text-center">
      <h1 className="font-medium">{title}</h1>
      <p className="mb-3 max-w-md text-sm text-ink-soft">{detail}</p>
      <button
        type="button"
        onClick={() => window.location.reload()}
        className="h-9 rounded-md border border-line-strong bg-surface px-3.5 font-medium hover:bg-hover"
      >
        Try again
      </button>
    </main>
  );
}
