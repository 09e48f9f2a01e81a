"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { copyText } from "./copy-text.ts";
import { useToasts } from "./toasts.tsx";

const SHOWN_MILLISECONDS = 1500;

type CopyButtonProps = {
  text: string;
  /** What it copies: `request id`. */
  what: string;
  className?: string;
};

/** Copies a text, on plain HTTP too, and says that it has. */
export function CopyButton({ text, what, className = "" }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  const toasts = useToasts();
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    if (await copyText(text)) setIsCopied(true);
    else toasts.failure(`The ${what} could not be copied`, "Select it and copy it by hand.");
  };
  const Icon = isCopied ? Check : Copy;
  return (
    <>
      <Button
        data-hint={isCopied ? "Copied" : `Copy the ${what}`}
        look="quiet"
        size="icon"
        aria-label={`Copy the ${what}`}
        onClick={copy}
        className={className}
      >
        <Icon aria-hidden className="size-3.5" />
      </Button>
      <span role="status" className="sr-only">
        {isCopied ? "Copied" : ""}
      </span>
    </>
  );
}
