import { Skeleton } from "../ui/skeleton.tsx";

const ROWS = ["a", "b"];

export function FailedAttemptsSkeleton() {
  return (
    <div role="status" className="divide-y">
      <span className="sr-only">Loading the attempts</span>
      {ROWS.map((row) => (
        <div key={row} className="grid gap-x-8 gap-y-3 px-4 py-3 lg:grid-cols-[minmax(0,1fr)_18rem]">
          <div className="flex flex-col gap-2">
            <Skeleton className="h-5 w-40" />
            <Skeleton className="h-4 w-full max-w-md" />
          </div>
          <Skeleton className="h-10 w-full" />
        </div>
      ))}
    </div>
  );
}
