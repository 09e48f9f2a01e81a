"use client";

import { trpc } from "../../api/trpc.ts";
import { RelativeTime } from "../../time/relative-time.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import type { DialogControl } from "../../ui/use-dialog.ts";
import type { ApiKey } from "./key-state.ts";

export function RevokeKeyDialog({ apiKey, ...control }: DialogControl & { apiKey: ApiKey }) {
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const revoke = trpc.keys.revoke.useMutation({
    onSuccess: () => Promise.all([utils.keys.list.invalidate(), utils.users.list.invalidate()]),
  });
  const confirm = async () => {
    await revoke.mutateAsync({ id: apiKey.id });
    toasts.success(`Revoked ${apiKey.name ?? "the key"}`);
  };
  return (
    <ConfirmDialog
      {...control}
      title={`Revoke ${apiKey.name ?? "this key"}?`}
      confirmLabel="Revoke the key"
      tone="danger"
      onConfirm={confirm}
    >
      <p>Whatever uses it is refused from now on. This cannot be undone: give a new key instead.</p>
      <p>
        {apiKey.lastUsedAt === null ? (
          "It has never been used."
        ) : (
          <>
            It was used <RelativeTime time={apiKey.lastUsedAt} />.
          </>
        )}
      </p>
    </ConfirmDialog>
  );
}
