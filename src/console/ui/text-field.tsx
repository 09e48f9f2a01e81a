"use client";

import { type ComponentProps, useId } from "react";

type TextFieldProps = Omit<ComponentProps<"input">, "className" | "id"> & { label: string };

export function TextField({ label, ...props }: TextFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        className="h-9 rounded-md border border-neutral bg-surface px-3 text-base aria-invalid:border-danger sm:text-sm"
        {...props}
      />
    </div>
  );
}
