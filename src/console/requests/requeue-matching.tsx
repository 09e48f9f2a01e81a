"use client";

import { RotateCcw } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { RequestFilter } from "../../domain/request-filter.ts";
import { Button } from "../ui/button.tsx";
import { useMay } from "../viewer/viewer.tsx";

const RequeueMatchingDialog = dynamic(
  async () => (await import("./requeue-matching-dialog.tsx")).RequeueMatchingDialog,
);

type RequeueMatchingProps = {
  filter: RequestFilter;
  /** Of the button. */
  label?: string;
  /** The button for screen readers, where several stand below each other: `Requeue all with timeout`. */
  description?: string;
  look?: "primary" | "secondary";
  /** What the click is good for is under way. */
  onStarted?: () => void;
};

/** Requeues every failed request that matches a filter, after a question that says how many. Nothing for those who may not. */
export function RequeueMatching(props: RequeueMatchingProps) {
  const { filter, label = "Requeue all", description = label, look = "secondary", onStarted } = props;
  const [isOpen, setIsOpen] = useState(false);
  const [isKnown, setIsKnown] = useState(false);
  if (!useMay("requests:requeue")) return null;
  const open = () => {
    setIsKnown(true);
    setIsOpen(true);
  };
  return (
    <>
      <Button size="small" look={look} aria-label={description} onClick={open}>
        <RotateCcw aria-hidden className="size-3.5" />
        {label}
      </Button>
      {isKnown && (
        <RequeueMatchingDialog filter={filter} open={isOpen} onOpenChange={setIsOpen} onStarted={onStarted} />
      )}
    </>
  );
}
