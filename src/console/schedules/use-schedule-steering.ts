"use client";

import type { ScheduleName } from "../../domain/job-monitor.ts";
import { trpc } from "../api/trpc.ts";
import { useToasts } from "../ui/toasts.tsx";
import { SCHEDULE_LOOK } from "./schedule-look.ts";

const RUN_NOW_WORDS = {
  started: "runs as soon as a worker is free",
  "already running": "is running already",
  "already waiting": "waits for a worker already",
} as const;

/** To run a recurring job at once, to pause and to resume it; each tells what came of it. */
export function useScheduleSteering(name: ScheduleName) {
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const { label } = SCHEDULE_LOOK[name];
  const onSettled = () => utils.schedules.list.invalidate();
  const onError = (error: unknown) => toasts.failure(`“${label}” could not be changed`, error);
  const runNow = trpc.schedules.runNow.useMutation({
    onSettled,
    onError,
    onSuccess: ({ outcome }) => toasts.success(`“${label}” ${RUN_NOW_WORDS[outcome]}`),
  });
  const resume = trpc.schedules.resume.useMutation({
    onSettled,
    onError,
    onSuccess: () => toasts.success(`“${label}” runs by itself again`),
  });
  const pause = trpc.schedules.pause.useMutation({
    onSettled,
    onError,
    onSuccess: () => toasts.withUndo(`“${label}” is paused`, () => resume.mutate({ name })),
  });
  return {
    isBusy: runNow.isPending || pause.isPending || resume.isPending,
    runNow: () => runNow.mutate({ name }),
    pause: () => pause.mutate({ name }),
    resume: () => resume.mutate({ name }),
  };
}
