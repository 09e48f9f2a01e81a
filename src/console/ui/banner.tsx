import { CircleAlert, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { TONE_WASH } from "./tone.ts";

export type BannerTone = "info" | "warning" | "danger";

const ICONS = { info: Info, warning: TriangleAlert, danger: CircleAlert } as const satisfies Record<
  BannerTone,
  LucideIcon
>;

/** Something that whoever looks should know before anything else on the screen. */
export function Banner({ tone, title, children }: { tone: BannerTone; title: string; children: ReactNode }) {
  const Icon = ICONS[tone];
  return (
    <div className={classNames("flex gap-3 rounded-lg border px-4 py-3", TONE_WASH[tone])}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        <div className="text-sm break-words">{children}</div>
      </div>
    </div>
  );
}
