"use client";

import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { FAILED_REQUEST_STATUS } from "../../domain/request-status.ts";
import { Button } from "../ui/button.tsx";
import { useToasts } from "../ui/toasts.tsx";
import { useMay } from "../viewer/viewer.tsx";
import type { RequestDetail } from "./request-detail.ts";
import { useRequeue } from "./use-requeue.ts";

/** Requeues the request on screen, if it failed. */
export function RequeueOne({ request: { id, status } }: { request: RequestDetail }) {
  const requeue = useRequeue();
  const toasts = useToasts();
  const [isBusy, setIsBusy] = useState(false);
  if (!useMay("requests:requeue") || status !== FAILED_REQUEST_STATUS) return null;
  const run = () => {
    setIsBusy(true);
    requeue([id])
      .catch((error: unknown) => toasts.failure("The request was not requeued", error))
      .finally(() => setIsBusy(false));
  };
  return (
    <Button look="primary" disabled={isBusy} focusableWhenDisabled onClick={run}>
      <RotateCcw aria-hidden className="size-4" />
      Requeue this request
    </Button>
  );
}
