import type { ReactNode } from "react";
import { TONE_SOLID, type Tone } from "../ui/tone.ts";

type TimelineItemProps = { tone: Tone; title: ReactNode; aside?: ReactNode; children?: ReactNode };

/** One event, on a line with those before and after it. */
export function TimelineItem({ tone, title, aside, children }: TimelineItemProps) {
  return (
    <li className="group/event relative flex flex-col gap-1.5 pb-4 pl-6 last:pb-0">
      <span
        aria-hidden
        className="absolute top-4 bottom-0 left-[0.28rem] w-px bg-line-strong group-last/event:hidden"
      />
      <span aria-hidden className={`absolute top-1.5 left-0 size-2.5 rounded-full ${TONE_SOLID[tone]}`} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{title}</span>
        <span className="text-xs text-ink-soft">{aside}</span>
      </div>
      {children}
    </li>
  );
}
