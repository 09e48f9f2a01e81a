"use client";

import type { RequestStatus } from "../../domain/request-status.ts";
import { REQUEST_STATUS_LOOK } from "../status-look.ts";
import { classNames } from "../ui/class-names.ts";
import { TONE_SOLID } from "../ui/tone.ts";

type RequestSharesProps = { counts: { status: RequestStatus; count: number | undefined }[]; total: number };

/** The four counts as one line. It says nothing that the figures above it do not. */
export function RequestShares({ counts, total }: RequestSharesProps) {
  return (
    <div aria-hidden className="flex h-1.5 gap-px bg-hover">
      {total > 0 &&
        counts.map(({ status, count = 0 }) => (
          <div
            key={status}
            className={classNames(
              "transition-[flex-grow] duration-500",
              count > 0 && "min-w-1",
              TONE_SOLID[REQUEST_STATUS_LOOK[status].tone],
            )}
            style={{ flexGrow: count / total }}
          />
        ))}
    </div>
  );
}
