"use client";

import { Building2 } from "lucide-react";
import { explainFailure, isNotFound } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { useLiveOptions } from "../live/use-live-options.ts";
import { Drawer } from "../ui/drawer.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { useMay } from "../viewer/viewer.tsx";
import { CompanyActions } from "./company-actions.tsx";
import { CompanyContent } from "./company-content.tsx";
import { COMPANY_STATUS_LOOK } from "./company-look.ts";

type CompanyDrawerProps = {
  /** Null: closed. */
  companyId: string | null;
  onClose: () => unknown;
};

/** Everything about one company, and what can be done with it. */
export function CompanyDrawer({ companyId, onClose }: CompanyDrawerProps) {
  const options = { ...useLiveOptions(), enabled: companyId !== null };
  const { data, error, refetch } = trpc.companies.get.useQuery({ companyId: companyId ?? "" }, options);
  const mayWrite = useMay("companies:write");
  const company = companyId === null ? undefined : data?.company;
  return (
    <Drawer
      open={companyId !== null}
      onOpenChange={(open) => !open && onClose()}
      title={company?.name ?? "Company"}
      aside={company !== undefined && <StatusBadge look={COMPANY_STATUS_LOOK[company.status]} />}
      {...(mayWrite && company !== undefined && { footer: <CompanyActions company={company} /> })}
    >
      {data !== undefined && company !== undefined && (
        <CompanyContent company={company} defaultModel={data.defaultModel} />
      )}
      {data === undefined && error === null && <Skeleton className="m-4 h-80 rounded-xl" />}
      {data === undefined && error !== null && isNotFound(error) && (
        <EmptyState icon={Building2} title="There is no such company">
          The address may be cut off, or the company was deleted.
        </EmptyState>
      )}
      {data === undefined && error !== null && !isNotFound(error) && (
        <ErrorState title="The company could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
      )}
    </Drawer>
  );
}
