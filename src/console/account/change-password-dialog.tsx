"use client";

import { useState } from "react";
import { trpc } from "../api/trpc.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useToasts } from "../ui/toasts.tsx";
import type { DialogControl } from "../ui/use-dialog.ts";
import { useViewer } from "../viewer/viewer.tsx";

/** As the server wants it; it is the server that decides. */
const MIN_LENGTH = 12;

/** For whoever is signed in, also those who only read: it is their own account. */
export function ChangePasswordDialog(control: DialogControl) {
  const { email } = useViewer();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const toasts = useToasts();
  const change = trpc.account.changePassword.useMutation();
  const submit = async () => {
    const { endedSessionCount } = await change.mutateAsync({ currentPassword: current, newPassword: next });
    toasts.success("Your password is changed", describeEnd(endedSessionCount));
  };
  return (
    <FormDialog
      {...control}
      title="Change your password"
      submitLabel="Change the password"
      isDisabled={current === "" || next.length < MIN_LENGTH || next !== again}
      onSubmit={submit}
    >
      {/* For password managers, which keep it with the new password. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <TextField
        label="Current password"
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
        required
      />
      <TextField
        label="New password"
        type="password"
        autoComplete="new-password"
        hint={`At least ${MIN_LENGTH} characters.`}
        value={next}
        onChange={(event) => setNext(event.target.value)}
        required
      />
      <TextField
        label="New password again"
        type="password"
        autoComplete="new-password"
        problem={again !== "" && again !== next ? "This is not the same." : null}
        value={again}
        onChange={(event) => setAgain(event.target.value)}
        required
      />
      <p className="text-sm text-ink-soft">You stay signed in here, and are signed out everywhere else.</p>
    </FormDialog>
  );
}

function describeEnd(count: number): string {
  if (count === 0) return "You were signed in nowhere else.";
  return count === 1 ? "You were signed out of 1 other browser." : `You were signed out of ${count} other browsers.`;
}
