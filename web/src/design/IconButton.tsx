import { Button as Base } from "@base-ui/react/button";
import type { LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";
import { Tooltip } from "./Tooltip.tsx";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "ref" | "children"> {
  ref?: React.Ref<HTMLElement>;
  icon: LucideIcon;
  /** The button's name; also the words of its tooltip. */
  label: string;
  /** Said after the label in the tooltip, such as its key. */
  hint?: ReactNode;
  size?: "small" | "base";
  side?: "top" | "bottom" | "left" | "right";
}

/** A button that is an icon; its name appears on hover and on focus. */
export function IconButton({
  icon: Icon,
  label,
  hint,
  size = "base",
  side = "bottom",
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip
      side={side}
      text={
        <>
          {label}
          {hint}
        </>
      }
    >
      <Base
        aria-label={label}
        focusableWhenDisabled
        {...rest}
        className={classes(
          "inline-flex shrink-0 items-center justify-center rounded-base text-soft transition-colors duration-100",
          "not-data-disabled:hover:bg-hover not-data-disabled:hover:text-ink data-popup-open:bg-hover data-popup-open:text-ink",
          "data-disabled:opacity-55 aria-pressed:bg-selected aria-pressed:text-accent",
          size === "small" ? "size-7 pointer-coarse:size-9" : "size-8 pointer-coarse:size-10",
          className,
        )}
      >
        <Icon aria-hidden size={16} />
      </Base>
    </Tooltip>
  );
}
