"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { FieldFrame, noteProps } from "./field-frame.tsx";
import { FIELD_BOX } from "./field-look.ts";

type TextFieldProps = Omit<ComponentProps<"input">, "className" | "id"> & {
  label: string;
  /** What to enter, below the field. */
  hint?: ReactNode;
  /** What is wrong with what was entered. */
  problem?: string | null | undefined;
};

export function TextField({ label, hint, problem, ...props }: TextFieldProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} problem={problem}>
      <input id={id} className={`h-9 px-3 ${FIELD_BOX}`} {...noteProps(id, { hint, problem })} {...props} />
    </FieldFrame>
  );
}
