import { Button as Base } from "@base-ui/react/button";
import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { Spinner } from "./Spinner.tsx";

export type ButtonVariant = "primary" | "plain" | "quiet" | "danger";
export type ButtonSize = "small" | "base";

export interface ButtonProps extends Omit<ComponentProps<"button">, "ref"> {
  ref?: React.Ref<HTMLElement>;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: LucideIcon;
  /** The act is under way: the button waits, keeps its width and its focus. */
  loading?: boolean;
}

/** A button with words, and an icon beside them where one helps. */
export function Button({
  variant = "plain",
  size = "base",
  icon: Icon,
  loading = false,
  disabled = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <Base
      {...rest}
      disabled={disabled || loading}
      focusableWhenDisabled
      aria-busy={loading || undefined}
      className={buttonClass(variant, size, className)}
    >
      {loading ? <Spinner silent /> : Icon && <Icon aria-hidden size={16} className="shrink-0" />}
      {children}
    </Base>
  );
}

/** The looks of a button, for what must be a link. */
export function buttonClass(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return classes(
    "inline-flex shrink-0 items-center justify-center gap-2 rounded-base border font-medium whitespace-nowrap select-none",
    "transition-colors duration-100 data-disabled:opacity-55",
    sizes[size],
    variants[variant],
    className,
  );
}

const sizes: Record<ButtonSize, string> = {
  small: "h-7 px-2.5 text-list pointer-coarse:h-9",
  base: "h-8 px-3 text-base pointer-coarse:h-10",
};

const variants: Record<ButtonVariant, string> = {
  primary:
    "border-transparent bg-accent text-on-accent not-data-disabled:hover:bg-accent-strong data-popup-open:bg-accent-strong",
  plain: "border-rim bg-ground text-ink not-data-disabled:hover:bg-hover data-popup-open:bg-hover",
  quiet: "border-transparent text-ink not-data-disabled:hover:bg-hover data-popup-open:bg-hover",
  danger: "border-transparent bg-danger text-on-danger not-data-disabled:hover:bg-danger-strong",
};
