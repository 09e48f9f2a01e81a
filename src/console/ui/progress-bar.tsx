"use client";

import { Progress } from "@base-ui/react/progress";
import { classNames } from "./class-names.ts";
import { TONE_SOLID, type Tone } from "./tone.ts";

type ProgressBarProps = { label: string; value: number; max: number; text: string; tone: Tone };

/** How far something has come; `text` says it in words beside the bar. */
export function ProgressBar({ label, value, max, text, tone }: ProgressBarProps) {
  return (
    <Progress.Root
      aria-label={label}
      value={Math.min(value, max)}
      max={Math.max(max, 1)}
      aria-valuetext={text}
      className="min-w-32"
    >
      <span aria-hidden className="mb-1 block text-xs tabular-nums">
        {text}
      </span>
      <Progress.Track className="block h-1.5 overflow-hidden rounded-full bg-hover">
        <Progress.Indicator
          className={classNames("block h-full rounded-full transition-[width] duration-500", TONE_SOLID[tone])}
        />
      </Progress.Track>
    </Progress.Root>
  );
}
