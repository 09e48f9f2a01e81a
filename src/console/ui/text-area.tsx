"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { FieldFrame, noteProps } from "./field-frame.tsx";
import { FIELD_BOX } from "./field-look.ts";

type TextAreaProps = Omit<ComponentProps<"textarea">, "className" | "id"> & {
  label: string;
  hint?: ReactNode;
  problem?: string | null | undefined;
};

export function TextArea({ label, hint, problem, ...props }: TextAreaProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} problem={problem}>
      <textarea
        id={id}
        rows={4}
        className={`px-3 py-2 ${FIELD_BOX}`}
        {...noteProps(id, { hint, problem })}
        {...props}
      />
    </FieldFrame>
  );
}
