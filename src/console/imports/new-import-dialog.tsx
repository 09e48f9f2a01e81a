"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { trpc } from "../api/trpc.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { formatBytes } from "../ui/format-bytes.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useToasts } from "../ui/toasts.tsx";
import type { DialogControl } from "../ui/use-dialog.ts";
import { CompanyChoice } from "./company-choice.tsx";
import { CsvFileField } from "./csv-file-field.tsx";
import { importHref } from "./import-run.ts";
import { type SourceChoice, SourceKindField } from "./source-kind-field.tsx";
import { uploadCsv } from "./upload-csv.ts";

const NO_URL = { url: "", user: "", password: "" };

/** Uploads a CSV, or has one fetched from a URL; then leads to the import. */
export function NewImportDialog({ open, onOpenChange }: DialogControl) {
  const [kind, setKind] = useState<SourceChoice>("file");
  const [company, setCompany] = useState<string | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [baseUrl, setBaseUrl] = useState("");
  const [web, setWeb] = useState(NO_URL);
  const [sentBytes, setSentBytes] = useState<number | null>(null);
  const upload = useRef<AbortController>(null);
  const { data: limits } = trpc.imports.limits.useQuery();
  const createFromUrl = trpc.imports.createFromUrl.useMutation();
  const utils = trpc.useUtils();
  const router = useRouter();
  const toasts = useToasts();

  const maxBytes = limits?.uploadMaxBytes ?? Number.POSITIVE_INFINITY;
  const problem = file !== null && file.size > maxBytes ? `It is larger than ${formatBytes(maxBytes)}.` : null;
  const isReady = company !== null && (kind === "file" ? file !== null && problem === null : web.url.trim() !== "");
  const close = (next: boolean) => {
    upload.current?.abort();
    onOpenChange(next);
  };
  const begin = async () => {
    if (company === null) return null;
    if (kind === "url") {
      const { url, user, password } = web;
      return createFromUrl.mutateAsync({ company, url, ...(user !== "" && { user, password }) });
    }
    if (file === null) return null;
    upload.current = new AbortController();
    const { signal } = upload.current;
    try {
      return await uploadCsv(file, { company, transcriptBaseUrl: baseUrl, signal, onProgress: setSentBytes });
    } finally {
      setSentBytes(null);
    }
  };
  const submit = async () => {
    const begun = await begin();
    if (begun === null) return;
    await utils.imports.list.invalidate();
    toasts.success("The import has begun", "It goes on when you leave this page.");
    router.push(importHref(begun.importRunId));
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={close}
      title="New import"
      width="wide"
      submitLabel="Import"
      isDisabled={!isReady}
      onSubmit={submit}
    >
      <SourceKindField value={kind} onChange={setKind} />
      {kind === "file" ? (
        <>
          <CsvFileField file={file} onChange={setFile} problem={problem} />
          <TextField
            label="Transcripts are at"
            type="url"
            placeholder="https://files.example.com/export/"
            hint="The folder that relative transcript addresses belong to. Empty: all of them are whole addresses."
            autoComplete="off"
            value={baseUrl}
            onChange={(event) => setBaseUrl(event.target.value)}
          />
        </>
      ) : (
        <>
          <TextField
            label="Address of the CSV"
            type="url"
            placeholder="https://files.example.com/export/sessions.csv"
            autoComplete="off"
            value={web.url}
            onChange={(event) => setWeb({ ...web, url: event.target.value })}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label="User name"
              hint="Empty: as last time for this server, if there was one."
              autoComplete="off"
              value={web.user}
              onChange={(event) => setWeb({ ...web, user: event.target.value })}
            />
            <TextField
              label="Password"
              type="password"
              autoComplete="new-password"
              value={web.password}
              onChange={(event) => setWeb({ ...web, password: event.target.value })}
            />
          </div>
        </>
      )}
      <CompanyChoice onChange={setCompany} />
      {sentBytes !== null && file !== null && (
        <ProgressBar
          label="Upload"
          value={sentBytes}
          max={file.size}
          text={`${formatBytes(sentBytes)} of ${formatBytes(file.size)} sent`}
          tone="active"
        />
      )}
    </FormDialog>
  );
}
