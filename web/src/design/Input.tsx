import { Input as Base } from "@base-ui/react/input";
import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { control } from "./control.ts";

/** A line of text. Inside a `Field` its label, hint and error are wired by themselves. */
export function Input({
  className,
  ...rest
}: Omit<ComponentProps<"input">, "ref"> & { ref?: React.Ref<HTMLElement> }) {
  return <Base {...rest} className={classes(control, "h-8 pointer-coarse:h-10", className)} />;
}
