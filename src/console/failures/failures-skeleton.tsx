import { Skeleton } from "../ui/skeleton.tsx";

const ROWS = ["a", "b", "c"];

export function FailuresSkeleton() {
  return (
    <div role="status" className="divide-y">
      <span className="sr-only">Loading the failures</span>
      {ROWS.map((row) => (
        <div key={row} className="grid gap-x-8 gap-y-4 px-4 py-4 lg:h-40 lg:grid-cols-[minmax(0,1fr)_18rem]">
          <div className="flex flex-col gap-3">
            <Skeleton className="h-5 w-48" />
            <Skeleton className="h-5 w-full max-w-lg" />
            <Skeleton className="h-5 w-full max-w-md" />
          </div>
          <Skeleton className="h-12 w-full" />
        </div>
      ))}
    </div>
  );
}
