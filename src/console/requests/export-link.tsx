"use client";

import { Download } from "lucide-react";
import { type RequestFilter, requestFilterParameters } from "../../domain/request-filter.ts";
import type { RequestOrder } from "../../domain/request-order.ts";
import { Button, buttonClass } from "../ui/button.tsx";

type ExportLinkProps = { filter: RequestFilter; order: RequestOrder; isDisabled: boolean };

/** Everything that matches, as CSV. The browser saves it while it comes. */
export function ExportLink({ filter, order, isDisabled }: ExportLinkProps) {
  const parameters = new URLSearchParams({
    ...requestFilterParameters(filter),
    sort: order.sort,
    dir: order.descending ? "desc" : "asc",
  });
  const content = (
    <>
      <Download aria-hidden className="size-3.5" />
      Export CSV
    </>
  );
  if (isDisabled) {
    return (
      <Button size="small" className="h-8" disabled>
        {content}
      </Button>
    );
  }
  return (
    <a
      href={`/api/admin/requests/export.csv?${parameters}`}
      download
      className={buttonClass({ size: "small", className: "h-8" })}
    >
      {content}
    </a>
  );
}
