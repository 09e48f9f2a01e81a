"use client";

import { CircleAlert } from "lucide-react";
import { type FormEvent, useRef, useState, useTransition } from "react";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { explainSignIn, signIn } from "./sign-in.ts";

export function SignInForm({ returnTo }: { returnTo: string }) {
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [isBusy, startSignIn] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    startSignIn(async () => {
      const outcome = await signIn({ email: email.current?.value ?? "", password: password.current?.value ?? "" });
      // A whole page load: the server renders what this person may see.
      if (outcome.kind === "signed-in") return window.location.assign(returnTo);
      setProblem(explainSignIn(outcome));
      password.current?.select();
    });
  };

  return (
    <form method="post" action="/sign-in" onSubmit={submit} className="flex flex-col gap-4">
      {/* In place before there is anything to say, so that screen readers announce what appears in it. */}
      <div role="alert" id="sign-in-problem" className="empty:-mb-4">
        {problem !== null && (
          <p className="flex gap-2 rounded-md border border-danger-line bg-danger-wash px-3 py-2 text-sm text-danger-ink">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {problem}
          </p>
        )}
      </div>
      <TextField ref={email} label="E-mail" name="email" type="email" autoComplete="username" autoFocus required />
      <TextField
        ref={password}
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        aria-invalid={problem !== null}
        aria-describedby="sign-in-problem"
        required
      />
      <Button type="submit" look="primary" disabled={isBusy} focusableWhenDisabled className="mt-1 justify-center">
        {isBusy ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
