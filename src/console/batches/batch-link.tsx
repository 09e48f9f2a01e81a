import Link from "next/link";
import type { ReactNode } from "react";
import { batchHref, shortId } from "./batch.ts";

/** Leads to a batch's own page; says the beginning of its id where nothing else is to be said. */
export function BatchLink({ id, children }: { id: string; children?: ReactNode }) {
  return (
    <Link
      href={batchHref(id)}
      prefetch={false}
      title={id}
      className="rounded-sm underline decoration-line-strong underline-offset-4 hover:decoration-current"
    >
      {children ?? <span className="font-mono text-xs">{shortId(id)}</span>}
    </Link>
  );
}
