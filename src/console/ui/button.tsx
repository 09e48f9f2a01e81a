"use client";

import type { ComponentProps, MouseEvent } from "react";
import { classNames } from "./class-names.ts";

const LOOKS = {
  primary: "bg-accent text-accent-ink not-data-disabled:hover:opacity-90",
  secondary: "border bg-surface not-data-disabled:hover:bg-hover border-line-strong",
  quiet: "text-ink-soft not-data-disabled:hover:bg-hover not-data-disabled:hover:text-ink",
  danger: "bg-danger-ink text-surface not-data-disabled:hover:opacity-90",
} as const;

const SIZES = {
  regular: "h-9 px-3.5 text-sm",
  small: "h-7 px-2 text-xs",
  icon: "size-7 justify-center",
} as const;

type ButtonLook = { look?: keyof typeof LOOKS; size?: keyof typeof SIZES; className?: string };

type ButtonProps = Omit<ComponentProps<"button">, "className" | "onClick"> &
  ButtonLook & {
    onClick?: ((event: MouseEvent<HTMLButtonElement>) => unknown) | undefined;
    /** It keeps the focus while it cannot be pressed, for a button that disables itself. */
    focusableWhenDisabled?: boolean;
  };

/** The look of a button, for what is one in another way. */
export function buttonClass({ look = "secondary", size = "regular", className }: ButtonLook): string {
  return classNames(
    "inline-flex shrink-0 items-center gap-1.5 rounded-md font-medium transition-colors select-none",
    "data-disabled:cursor-default data-disabled:opacity-60",
    LOOKS[look],
    SIZES[size],
    className,
  );
}

export function Button(props: ButtonProps) {
  const { look, size, className, disabled = false, focusableWhenDisabled = false, onClick, ...rest } = props;
  const isOnlySaid = disabled && focusableWhenDisabled;
  return (
    <button
      type="button"
      disabled={disabled && !isOnlySaid}
      aria-disabled={isOnlySaid || undefined}
      data-disabled={disabled ? "" : undefined}
      onClick={isOnlySaid ? ignore : onClick}
      className={buttonClass({ ...(look && { look }), ...(size && { size }), ...(className && { className }) })}
      {...rest}
    />
  );
}

/** Also what pressing it would do to a form. */
function ignore(event: MouseEvent): void {
  event.preventDefault();
}
