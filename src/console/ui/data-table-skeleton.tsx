import { classNames } from "./class-names.ts";
import { Repeat } from "./repeat.tsx";
import { Skeleton } from "./skeleton.tsx";
import type { DataTableInstance } from "./use-data-table.ts";

type DataTableSkeletonProps<Data extends object> = { table: DataTableInstance<Data>; rows: number; height: string };

/** As many rows as will come, each in its final height. */
export function DataTableSkeleton<Data extends object>({ table, rows, height }: DataTableSkeletonProps<Data>) {
  return (
    <Repeat times={rows}>
      <tr className={height}>
        {table.options.enableRowSelection === true && <td className="border-b" />}
        {table.getVisibleLeafColumns().map(({ id, columnDef: { meta } }) => (
          <td key={id} className="border-b px-3 first:pl-4 last:pr-4">
            <Skeleton className={classNames("h-4 w-2/3", meta?.align === "end" && "ml-auto")} />
          </td>
        ))}
      </tr>
    </Repeat>
  );
}
