import { Repeat } from "../ui/repeat.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export function TopFailuresSkeleton({ rows }: { rows: number }) {
  return (
    <div role="status" className="divide-y">
      <span className="sr-only">Loading the failures</span>
      <Repeat times={rows}>
        <div className="flex h-17 items-center gap-4 px-4">
          <Skeleton className="h-8 w-16" />
          <Skeleton className="h-9 grow" />
        </div>
      </Repeat>
    </div>
  );
}
