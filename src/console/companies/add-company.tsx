"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { trpc } from "../api/trpc.ts";
import { Button } from "../ui/button.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useToasts } from "../ui/toasts.tsx";
import { type DialogControl, useDialog } from "../ui/use-dialog.ts";
import { useMay } from "../viewer/viewer.tsx";
import { CompanyFields, isKnownZone } from "./company-fields.tsx";

/** For those who may: a company before its first import, so that its times are read right from the start. */
export function AddCompany() {
  const { round, control, show } = useDialog();
  if (!useMay("companies:write")) return null;
  return (
    <>
      <Button look="primary" size="small" className="h-8 px-2.5" onClick={() => show(true)}>
        <Plus aria-hidden className="size-3.5" />
        Add a company
      </Button>
      <AddCompanyDialog key={round} {...control} />
    </>
  );
}

function AddCompanyDialog(control: DialogControl) {
  const [name, setName] = useState("");
  const [settings, setSettings] = useState({ defaultModel: null as string | null, timeZone: "UTC" });
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const create = trpc.companies.create.useMutation({
    onSuccess: () => Promise.all([utils.companies.invalidate(), utils.filters.invalidate()]),
  });
  const submit = async () => {
    await create.mutateAsync({ name, ...settings, timeZone: settings.timeZone.trim() });
    toasts.success(`Added ${name.trim()}`);
  };
  return (
    <FormDialog
      {...control}
      title="Add a company"
      submitLabel="Add the company"
      isDisabled={name.trim() === "" || !isKnownZone(settings.timeZone)}
      onSubmit={submit}
    >
      <TextField
        label="Name"
        autoComplete="off"
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
        required
      />
      <CompanyFields value={settings} onChange={setSettings} />
    </FormDialog>
  );
}
