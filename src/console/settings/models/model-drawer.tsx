"use client";

import { RelativeTime } from "../../time/relative-time.tsx";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Drawer } from "../../ui/drawer.tsx";
import { KeyValues } from "../../ui/key-values.tsx";
import { useDialog } from "../../ui/use-dialog.ts";
import { useMay } from "../../viewer/viewer.tsx";
import { AddPriceDialog } from "./add-price-dialog.tsx";
import { describeLimit } from "./model-columns.tsx";
import type { Model, Price } from "./model-row.ts";
import { PriceHistory } from "./price-history.tsx";
import { SetLimitDialog } from "./set-limit-dialog.tsx";
import { WithdrawPriceDialog } from "./withdraw-price-dialog.tsx";

type ModelDrawerProps = { model: Model | null; asOf: Date | undefined; onClose: () => void };

/** One model: its token limit, and all of its prices. */
export function ModelDrawer({ model, asOf, onClose }: ModelDrawerProps) {
  return (
    <Drawer
      open={model !== null}
      onOpenChange={(open) => open || onClose()}
      title={model?.name ?? "Model"}
      aside={model && <CopyButton text={model.name} what="name of the model" />}
    >
      {model !== null && asOf !== undefined && <ModelDetails model={model} asOf={asOf} />}
    </Drawer>
  );
}

function ModelDetails({ model, asOf }: { model: Model; asOf: Date }) {
  const mayWrite = useMay("models:write");
  const limiting = useDialog();
  const pricing = useDialog();
  const withdrawing = useDialog<Price>();
  return (
    <div className="flex flex-col gap-6 p-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <KeyValues
          items={[
            { label: "Enqueued token limit", value: describeLimit(model.enqueuedTokenLimit) },
            { label: "Added", value: <RelativeTime time={model.createdAt} /> },
          ]}
        />
        {mayWrite && (
          <Button size="small" onClick={() => limiting.show(true)}>
            Change the limit…
          </Button>
        )}
      </div>
      <section aria-label="Prices" className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h3 className="text-sm font-semibold">Prices, USD per million tokens</h3>
          {mayWrite && (
            <Button size="small" look="primary" onClick={() => pricing.show(true)}>
              Add a price…
            </Button>
          )}
        </div>
        {model.prices.length === 0 ? (
          <p className="text-sm text-ink-soft">It has no price: its results have no cost.</p>
        ) : (
          <PriceHistory model={model} asOf={asOf} onWithdraw={mayWrite ? withdrawing.show : null} />
        )}
      </section>
      <SetLimitDialog key={`limit-${limiting.round}`} model={model} {...limiting.control} />
      <AddPriceDialog key={`price-${pricing.round}`} model={model} {...pricing.control} />
      {withdrawing.subject !== null && (
        <WithdrawPriceDialog
          key={`withdraw-${withdrawing.round}`}
          model={model}
          price={withdrawing.subject}
          {...withdrawing.control}
        />
      )}
    </div>
  );
}
