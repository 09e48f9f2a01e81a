"use client";

import { FileUp } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { classNames } from "../ui/class-names.ts";
import { formatBytes } from "../ui/format-bytes.ts";

type CsvFileFieldProps = { file: File | null; onChange: (file: File | null) => void; problem: string | null };

/** A file to choose, or to drop here. */
export function CsvFileField({ file, onChange, problem }: CsvFileFieldProps) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped !== undefined) onChange(dropped);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(true);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label
        onDragOver={over}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={classNames(
          "flex cursor-pointer flex-col items-center gap-1 rounded-lg border border-dashed px-4 py-6 text-center text-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2",
          isOver ? "border-active bg-active-wash" : "border-neutral hover:bg-hover",
        )}
      >
        <FileUp aria-hidden className="mb-1 size-5 text-ink-soft" />
        <span className="font-medium break-all">{file === null ? "Choose a CSV file" : file.name}</span>
        <span className="text-xs text-ink-soft">
          {file === null ? "or drop it here" : `${formatBytes(file.size)}. Choose or drop another to replace it.`}
        </span>
        <input
          type="file"
          accept=".csv,text/csv"
          aria-describedby={problem === null ? undefined : id}
          aria-invalid={problem !== null}
          onChange={(event) => onChange(event.target.files?.[0] ?? null)}
          className="sr-only"
        />
      </label>
      {problem !== null && (
        <p id={id} className="text-xs text-danger-ink">
          {problem}
        </p>
      )}
    </div>
  );
}
