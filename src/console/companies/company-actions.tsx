"use client";

import { canCompanyBecome } from "../../domain/company-status.ts";
import { trpc } from "../api/trpc.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useToasts } from "../ui/toasts.tsx";
import { useDialog } from "../ui/use-dialog.ts";
import type { CompanyDetail } from "./company.ts";
import { EditCompanyDialog } from "./edit-company-dialog.tsx";
import { explainActivation, explainSuspension } from "./explain-status.ts";

/** What can be done with a company, for those who may. */
export function CompanyActions({ company }: { company: CompanyDetail }) {
  const editing = useDialog();
  return (
    <>
      <ChangeStatus company={company} />
      <Button look="primary" onClick={() => editing.show(true)}>
        Edit
      </Button>
      <EditCompanyDialog key={editing.round} company={company} {...editing.control} />
    </>
  );
}

function ChangeStatus({ company }: { company: CompanyDetail }) {
  const { control, show } = useDialog();
  const utils = trpc.useUtils();
  const toasts = useToasts();
  const change = trpc.companies.changeStatus.useMutation({ onSettled: () => utils.companies.invalidate() });
  const isSuspending = canCompanyBecome(company.status, "SUSPENDED");
  const status = isSuspending ? "SUSPENDED" : "ACTIVE";
  if (!canCompanyBecome(company.status, status)) return null;
  const verb = isSuspending ? "Suspend" : "Activate";
  const confirm = async () => {
    await change.mutateAsync({ companyId: company.id, status });
    toasts.success(isSuspending ? `${company.name} is suspended` : `${company.name} is active again`);
  };
  const sentences = isSuspending ? explainSuspension(company) : explainActivation(company);
  return (
    <>
      <Button onClick={() => show(true)}>{verb}…</Button>
      <ConfirmDialog
        {...control}
        title={`${verb} ${company.name}?`}
        confirmLabel={`${verb} the company`}
        tone={isSuspending ? "danger" : "regular"}
        onConfirm={confirm}
      >
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </ConfirmDialog>
    </>
  );
}
