"use client";

import { useState } from "react";
import { trpc } from "../api/trpc.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useToasts } from "../ui/toasts.tsx";
import type { DialogControl } from "../ui/use-dialog.ts";
import type { CompanyDetail } from "./company.ts";
import { CompanyFields, isKnownZone } from "./company-fields.tsx";

export function EditCompanyDialog({ company, ...control }: DialogControl & { company: CompanyDetail }) {
  const { id: companyId, name, defaultModel, timeZone } = company;
  const [value, setValue] = useState({ defaultModel, timeZone });
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const update = trpc.companies.update.useMutation({ onSuccess: () => utils.companies.invalidate() });
  const isChanged = value.defaultModel !== defaultModel || value.timeZone.trim() !== timeZone;
  const submit = async () => {
    await update.mutateAsync({ companyId, ...value, timeZone: value.timeZone.trim() });
    toasts.success(`Changed ${name}`);
  };
  return (
    <FormDialog
      {...control}
      title={`Edit ${name}`}
      submitLabel="Save"
      isDisabled={!isChanged || !isKnownZone(value.timeZone)}
      onSubmit={submit}
    >
      <CompanyFields value={value} onChange={setValue} />
      <p className="text-sm text-ink-soft">
        Both count from the next import on. What has come in already keeps its times and its model.
      </p>
    </FormDialog>
  );
}
