"use client";

import { Plus, Tags } from "lucide-react";
import { explainFailure } from "../../api/failures.ts";
import { trpc } from "../../api/trpc.ts";
import { LiveStatus } from "../../live/live-status.tsx";
import { useLiveOptions } from "../../live/use-live-options.ts";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useDataTable } from "../../ui/use-data-table.ts";
import { useDialog } from "../../ui/use-dialog.ts";
import { useMay } from "../../viewer/viewer.tsx";
import { SettingsScreen } from "../settings-screen.tsx";
import { useOpened } from "../use-opened.ts";
import { AddModelDialog } from "./add-model-dialog.tsx";
import { AddPriceDialog } from "./add-price-dialog.tsx";
import { describeLimit, MODEL_COLUMNS, usd } from "./model-columns.tsx";
import { ModelDrawer } from "./model-drawer.tsx";

/** What each model costs, and how much of it may wait at the provider. */
export function ModelsPage() {
  const { data, error, refetch } = trpc.models.list.useQuery(undefined, useLiveOptions());
  const [openId, setOpenId] = useOpened("model");
  const mayWrite = useMay("models:write");
  const adding = useDialog();
  const pricing = useDialog<{ id: string; name: string }>();
  const table = useDataTable({ columns: MODEL_COLUMNS, rows: data?.models, getRowId: ({ id }) => id });
  return (
    <SettingsScreen
      actions={
        mayWrite && (
          <Button look="primary" size="small" onClick={() => adding.show(true)}>
            <Plus aria-hidden className="size-3.5" />
            Add a model
          </Button>
        )
      }
    >
      <Panel
        title="Models, USD per million tokens"
        count={data && String(data.models.length)}
        aside={<LiveStatus asOf={data?.asOf} error={error} />}
      >
        {error !== null && data === undefined ? (
          <ErrorState title="The models could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
        ) : (
          <DataTable
            table={table}
            label="Models"
            isLoading={data === undefined}
            loadingRows={9}
            rowHref={({ id }) => `?model=${id}`}
            onOpen={({ id }) => setOpenId(id)}
            empty={
              <EmptyState icon={Tags} title="There is no model">
                Add the models that your companies use, with their prices.
              </EmptyState>
            }
            renderCard={({ current, enqueuedTokenLimit }) => (
              <div className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-ink-soft tabular-nums">
                <span>
                  Batch: {usd(current?.batchPrompt)} in, {usd(current?.batchCompletion)} out
                </span>
                <span>Token limit: {describeLimit(enqueuedTokenLimit)}</span>
              </div>
            )}
          />
        )}
      </Panel>
      <ModelDrawer
        model={data?.models.find(({ id }) => id === openId) ?? null}
        asOf={data?.asOf}
        onClose={() => setOpenId(null)}
      />
      <AddModelDialog key={`add-${adding.round}`} {...adding.control} onAdded={pricing.show} />
      {pricing.subject !== null && (
        <AddPriceDialog
          key={`price-${pricing.round}`}
          model={{ ...pricing.subject, current: null }}
          {...pricing.control}
        />
      )}
    </SettingsScreen>
  );
}
