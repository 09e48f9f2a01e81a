import type { ReactNode } from "react";

type FieldFrameProps = {
  id: string;
  label: string;
  hint?: ReactNode;
  problem?: string | null | undefined;
  children: ReactNode;
};

/** A field with its label, and below it what to enter or what is wrong. */
export function FieldFrame({ id, label, hint, problem, children }: FieldFrameProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children}
      {problem ? (
        <p id={`${id}-note`} className="text-xs text-danger-ink">
          {problem}
        </p>
      ) : (
        hint !== undefined && (
          <p id={`${id}-note`} className="text-xs text-ink-soft">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

/** What a field's `aria-describedby` and `aria-invalid` say of the note that its frame shows. */
export function noteProps(id: string, { hint, problem }: Pick<FieldFrameProps, "hint" | "problem">) {
  return {
    ...(hint === undefined && !problem ? {} : { "aria-describedby": `${id}-note` }),
    ...(problem ? { "aria-invalid": true as const } : {}),
  };
}
