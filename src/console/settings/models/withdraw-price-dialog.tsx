"use client";

import { trpc } from "../../api/trpc.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import type { DialogControl } from "../../ui/use-dialog.ts";
import type { Model, Price } from "./model-row.ts";
import { describePeriod } from "./price-history.tsx";

type WithdrawPriceDialogProps = DialogControl & { model: Model; price: Price };

export function WithdrawPriceDialog({ model, price, ...control }: WithdrawPriceDialogProps) {
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const withdraw = trpc.models.withdrawPrice.useMutation({ onSettled: () => utils.models.list.invalidate() });
  const confirm = async () => {
    await withdraw.mutateAsync({ modelId: model.id, priceId: price.id });
    toasts.success(`Withdrew a price of ${model.name}`);
  };
  return (
    <ConfirmDialog
      {...control}
      title={`Withdraw this price of ${model.name}?`}
      confirmLabel="Withdraw the price"
      tone="danger"
      onConfirm={confirm}
    >
      <p>{describePeriod(price)}. It has not been used yet. The price before it goes on in its place.</p>
    </ConfirmDialog>
  );
}
