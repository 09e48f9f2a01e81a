"use client";

import { Button as BaseButton } from "@base-ui/react/button";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

const LOOKS = {
  primary: "bg-accent text-accent-ink not-data-disabled:hover:opacity-90",
  secondary: "border bg-surface hover:bg-hover border-line-strong",
  quiet: "text-ink-soft hover:bg-hover hover:text-ink",
  danger: "bg-danger-ink text-surface not-data-disabled:hover:opacity-90",
} as const;

const SIZES = {
  regular: "h-9 px-3.5 text-sm",
  small: "h-7 px-2 text-xs",
  icon: "size-7 justify-center",
} as const;

type ButtonProps = Omit<ComponentProps<typeof BaseButton>, "className"> & {
  look?: keyof typeof LOOKS;
  size?: keyof typeof SIZES;
  className?: string;
};

export function Button({ look = "secondary", size = "regular", className, ...props }: ButtonProps) {
  return (
    <BaseButton
      className={classNames(
        "inline-flex shrink-0 items-center gap-1.5 rounded-md font-medium transition-colors select-none",
        "data-disabled:cursor-default data-disabled:opacity-60",
        LOOKS[look],
        SIZES[size],
        className,
      )}
      {...props}
    />
  );
}
