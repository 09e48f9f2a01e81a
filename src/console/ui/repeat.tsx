import { Fragment, type ReactNode } from "react";

/** The same thing several times: what stands in for rows that are on their way. */
export function Repeat({ times, children }: { times: number; children: ReactNode }) {
  const keys = Array.from({ length: times }, (_, index) => String(index));
  return keys.map((key) => <Fragment key={key}>{children}</Fragment>);
}
