import { Brand } from "../ui/brand.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export function SignInScreen({ returnTo }: { returnTo: string }) {
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex justify-center text-base">
          <Brand />
        </div>
        <div className="rounded-xl border bg-surface p-6 shadow-sm">
          <h1 className="mb-1 text-lg font-semibold tracking-tight">Sign in</h1>
          <p className="mb-4 text-sm text-ink-soft">Watch and steer the analysis of your sessions.</p>
          <SignInForm returnTo={returnTo} />
        </div>
        <p className="mt-4 text-center text-xs text-ink-soft">
          No account? An operator makes one with <code className="font-mono">livedash create-admin</code>.
        </p>
      </div>
    </main>
  );
}
