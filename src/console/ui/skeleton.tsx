import { classNames } from "./class-names.ts";

/** Stands where something will be, in its size, so that nothing moves when it arrives. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden data-skeleton className={classNames("block rounded bg-hover", className)} />;
}
