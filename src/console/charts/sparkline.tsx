"use client";

import { classNames } from "../ui/class-names.ts";
import { TONE_FILL, type Tone } from "../ui/tone.ts";

const BAR = 4;
const GAP = 1;
const HEIGHT = 24;

type SparklineProps = { values: readonly number[]; description: string; tone?: Tone; className?: string };

/** A trend at a glance: a bar for each value, and what it says in words for whoever does not see it. */
export function Sparkline({ values, description, tone = "danger", className }: SparklineProps) {
  const most = Math.max(1, ...values);
  const bars = values.map((value) => (value === 0 ? 0 : Math.max(2, (value / most) * HEIGHT)));
  const width = values.length * (BAR + GAP);
  return (
    <svg
      data-hint={description}
      role="img"
      aria-label={description}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={classNames("h-6 w-30 shrink-0", className)}
    >
      <path d={`M0 ${HEIGHT - 1}h${width}v1h-${width}z`} className="fill-line-strong" />
      <path d={bars.map(barPath).join("")} className={TONE_FILL[tone]} />
    </svg>
  );
}

function barPath(height: number, index: number): string {
  return height === 0 ? "" : `M${index * (BAR + GAP)} ${HEIGHT}v-${height}h${BAR}v${height}z`;
}
