"use client";

import { Copy, Download } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { copyText } from "../ui/copy-text.ts";
import { useToasts } from "../ui/toasts.tsx";
import { useWholeTranscript } from "./use-whole-transcript.ts";

/** To take the whole transcript along as text. */
export function TranscriptButtons({ id }: { id: string }) {
  const [isBusy, setIsBusy] = useState(false);
  const toasts = useToasts();
  const readAll = useWholeTranscript(id);
  const take = (use: (text: string) => unknown) => {
    setIsBusy(true);
    readAll()
      .then(use)
      .catch((error: unknown) => toasts.failure("The transcript could not be fetched", error))
      .finally(() => setIsBusy(false));
  };
  const copy = async (text: string) => {
    if (await copyText(text)) toasts.success("The transcript is copied");
    else toasts.failure("The transcript could not be copied", "Download it instead.");
  };
  return (
    <span className="flex gap-1.5">
      <Button size="small" disabled={isBusy} focusableWhenDisabled onClick={() => take(copy)}>
        <Copy aria-hidden className="size-3.5" />
        Copy
      </Button>
      <Button
        size="small"
        disabled={isBusy}
        focusableWhenDisabled
        onClick={() => take((text) => download(`session-${id}.txt`, text))}
      >
        <Download aria-hidden className="size-3.5" />
        Download
      </Button>
    </span>
  );
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
