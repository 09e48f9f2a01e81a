"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import dynamic from "next/dynamic";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { REQUEST_STATUS_LOOK } from "../status-look.ts";
import { Button } from "../ui/button.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { DrawerKeys } from "./drawer-keys.tsx";
import { RequeueOne } from "./requeue-one.tsx";

const RequestDetails = dynamic(async () => (await import("./request-details.tsx")).RequestDetails, {
  loading: () => <DetailsSkeleton />,
});

type RequestDrawerProps = {
  /** Null: nothing is open. */
  id: string | null;
  /** The rows beside it, to move on among them. */
  rows: readonly { id: string }[];
  onMove: (id: string) => unknown;
  onClose: () => unknown;
};

/** Everything about one request. What is long is loaded only when somebody asks for it. */
export function RequestDrawer({ id, rows, onMove, onClose }: RequestDrawerProps) {
  const options = { ...useLiveOptions(), enabled: id !== null };
  const { data, error, refetch } = trpc.requests.get.useQuery({ id: id ?? "" }, options);
  const request = data?.request;
  const place = rows.findIndex((row) => row.id === id);
  const [previous, next] = place === -1 ? [undefined, undefined] : [rows[place - 1]?.id, rows[place + 1]?.id];
  return (
    <Drawer
      open={id !== null}
      onOpenChange={(open) => !open && onClose()}
      title={`Request ${id?.slice(0, 8) ?? ""}`}
      aside={
        request && (
          <>
            <StatusBadge look={REQUEST_STATUS_LOOK[request.status]} />
            <span className="text-xs text-ink-soft">
              <LiveStatus asOf={data?.asOf} error={error} />
            </span>
          </>
        )
      }
      footer={
        <>
          <MoveButton label="Previous request" icon={ChevronUp} to={previous} onMove={onMove} />
          <MoveButton label="Next request" icon={ChevronDown} to={next} onMove={onMove} />
          <span className="grow" />
          {request && <RequeueOne key={request.id} request={request} />}
        </>
      }
    >
      <DrawerKeys previous={previous} next={next} onMove={onMove} />
      {request !== undefined && <RequestDetails key={request.id} request={request} />}
      {request === undefined && error !== null && (
        <ErrorState title="The request could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
      )}
      {request === undefined && error === null && <DetailsSkeleton />}
    </Drawer>
  );
}

type MoveButtonProps = {
  label: string;
  icon: typeof ChevronUp;
  to: string | undefined;
  onMove: (id: string) => unknown;
};

function MoveButton({ label, icon: Icon, to, onMove }: MoveButtonProps) {
  return (
    <Button
      size="icon"
      className="size-9"
      aria-label={label}
      disabled={to === undefined}
      focusableWhenDisabled
      onClick={() => to !== undefined && onMove(to)}
    >
      <Icon aria-hidden className="size-4" />
    </Button>
  );
}

function DetailsSkeleton() {
  return (
    <div aria-busy className="flex flex-col gap-4 p-4">
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-40 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
