import { Skeleton } from "../ui/skeleton.tsx";

const ROWS = ["a", "b", "c"];

export function BatchesSkeleton() {
  return (
    <div role="status" className="flex flex-col">
      <span className="sr-only">Loading the batches</span>
      {ROWS.map((row) => (
        <div key={row} className="flex h-[4.25rem] items-center gap-6 border-b px-4 last:border-b-0">
          <Skeleton className="h-8 w-40" />
          <Skeleton className="h-5 w-24" />
          <Skeleton className="hidden h-6 grow sm:block" />
        </div>
      ))}
    </div>
  );
}
