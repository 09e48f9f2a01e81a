"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { Button } from "../ui/button.tsx";
import { useDialog } from "../ui/use-dialog.ts";
import { useMay } from "../viewer/viewer.tsx";

const NewImportDialog = dynamic(() => import("./new-import-dialog.tsx").then((module) => module.NewImportDialog));

/** Begins an import, for those who may. */
export function NewImport() {
  const { round, subject, control, show } = useDialog();
  if (!useMay("imports:create")) return null;
  return (
    <>
      <Button look="primary" size="small" className="h-8 px-2.5" onClick={() => show(true)}>
        <Plus aria-hidden className="size-3.5" />
        New import
      </Button>
      {subject !== null && <NewImportDialog key={round} {...control} />}
    </>
  );
}
