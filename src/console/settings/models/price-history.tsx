"use client";

import { formatExactTime } from "../../time/format-time.ts";
import { Button } from "../../ui/button.tsx";
import { KeyValues } from "../../ui/key-values.tsx";
import { Pill } from "../../ui/pill.tsx";
import { usd } from "./model-columns.tsx";
import type { Model, Price } from "./model-row.ts";
import { PRICE_FIELDS } from "./price-form.ts";

type PriceHistoryProps = {
  model: Model;
  /** When the server said which price is valid: this browser's clock may be another. */
  asOf: Date;
  /** Null for those who only read. */
  onWithdraw: ((price: Price) => void) | null;
};

/** Every price that a model has, had or will have, the latest first. */
export function PriceHistory({ model: { prices, current }, asOf, onWithdraw }: PriceHistoryProps) {
  return (
    <ol aria-label="Prices, the latest first" className="flex flex-col gap-3">
      {prices.map((price) => (
        <li key={price.id} className="rounded-lg border p-3">
          <div className="mb-3 flex min-h-7 flex-wrap items-center justify-between gap-2">
            <span className="flex flex-wrap items-center gap-2 text-sm">
              {price.id === current?.id && <Pill tone="success">Valid now</Pill>}
              {price.effectiveFrom > asOf && <Pill tone="info">To come</Pill>}
              {describePeriod(price)}
            </span>
            {onWithdraw !== null && price.effectiveFrom > asOf && (
              <Button size="small" onClick={() => onWithdraw(price)}>
                Withdraw…
              </Button>
            )}
          </div>
          <KeyValues
            columns={3}
            items={PRICE_FIELDS.map(({ name, label }) => ({
              label,
              value: <span className="tabular-nums">{usd(price[name])}</span>,
            }))}
          />
        </li>
      ))}
    </ol>
  );
}

export function describePeriod({ effectiveFrom, effectiveUntil }: Price): string {
  const from = `From ${formatExactTime(effectiveFrom)}`;
  return effectiveUntil === null ? from : `${from} until ${formatExactTime(effectiveUntil)}`;
}
