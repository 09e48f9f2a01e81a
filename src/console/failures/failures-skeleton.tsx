import { classNames } from "../ui/class-names.ts";
import { Repeat } from "../ui/repeat.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

/** `isTall`: as items that quote a message are. */
export function FailuresSkeleton({ what, rows, isTall = false }: { what: string; rows: number; isTall?: boolean }) {
  return (
    <div role="status" className="divide-y">
      <span className="sr-only">Loading the {what}</span>
      <Repeat times={rows}>
        <div
          className={classNames(
            "grid gap-x-8 px-4 lg:grid-cols-[minmax(0,1fr)_18rem]",
            isTall ? "gap-y-4 py-4 lg:h-40" : "gap-y-3 py-3",
          )}
        >
          <div className="flex flex-col gap-3">
            <Skeleton className="h-5 w-48" />
            <Skeleton className="h-5 w-full max-w-lg" />
            {isTall && <Skeleton className="h-5 w-full max-w-md" />}
          </div>
          <Skeleton className="h-12 w-full" />
        </div>
      </Repeat>
    </div>
  );
}
