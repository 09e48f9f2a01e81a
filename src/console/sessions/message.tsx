import type { inferRouterOutputs } from "@trpc/server";
import { memo } from "react";
import type { AppRouter } from "../../api/router.ts";
import { formatClockTime, formatExactTime } from "../time/format-time.ts";
import { classNames } from "../ui/class-names.ts";
import { bubbleLook } from "./message-look.ts";

type Spoken = inferRouterOutputs<AppRouter>["sessions"]["messages"]["messages"][number];

/** One message. Out of sight the browser leaves it undrawn, and it has no parts that cost anything: there may be thousands. */
export const Message = memo(function Message({ message: { timestamp, role, content } }: { message: Spoken }) {
  const { line, bubble } = bubbleLook(role);
  return (
    <li
      className={classNames("flex flex-col gap-1 [contain-intrinsic-size:auto_5rem] [content-visibility:auto]", line)}
    >
      <span className="text-xs text-ink-soft">
        <span className="font-medium">{role}</span>
        {timestamp !== null && (
          <>
            {" "}
            <time dateTime={timestamp.toISOString()} title={formatExactTime(timestamp)} className="tabular-nums">
              {formatClockTime(timestamp)}
            </time>
          </>
        )}
      </span>
      <p className={classNames("max-w-[85%] rounded-xl px-3 py-2 text-sm wrap-anywhere whitespace-pre-wrap", bubble)}>
        {content}
      </p>
    </li>
  );
});
