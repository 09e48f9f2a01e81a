"use client";

import { Pause, Play, StepForward } from "lucide-react";
import { Button } from "../ui/button.tsx";
import { useMay } from "../viewer/viewer.tsx";
import type { Schedule } from "./schedule.ts";
import { SCHEDULE_LOOK } from "./schedule-look.ts";
import { useScheduleSteering } from "./use-schedule-steering.ts";

/** Nothing at all for those who may not steer. One that the environment has switched off can be run, but not resumed. */
export function ScheduleButtons({ schedule: { name, enabled, pausedAt } }: { schedule: Schedule }) {
  const { isBusy, runNow, pause, resume } = useScheduleSteering(name);
  const { label } = SCHEDULE_LOOK[name];
  const isPaused = pausedAt !== null;
  if (!useMay("schedules:steer")) return null;
  return (
    <div className="flex gap-2">
      <Button size="small" aria-label={`Run now: “${label}”`} disabled={isBusy} focusableWhenDisabled onClick={runNow}>
        <StepForward aria-hidden className="size-3.5" />
        Run now
      </Button>
      {enabled && (
        <Button
          size="small"
          aria-label={`${isPaused ? "Resume" : "Pause"}: “${label}”`}
          disabled={isBusy}
          focusableWhenDisabled
          onClick={isPaused ? resume : pause}
        >
          {isPaused ? <Play aria-hidden className="size-3.5" /> : <Pause aria-hidden className="size-3.5" />}
          {isPaused ? "Resume" : "Pause"}
        </Button>
      )}
    </div>
  );
}
