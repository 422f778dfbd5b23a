import { Field } from "@base-ui/react/field";
import { type ComponentProps, useLayoutEffect, useRef } from "react";
import { classes } from "./classes.ts";
import { control } from "./control.ts";

/** Several lines of text; grows with what is written, up to 40 % of the window. */
export function Textarea({ className, rows = 3, ...rest }: Omit<ComponentProps<"textarea">, "ref">) {
  const box = useRef<HTMLTextAreaElement>(null);
  useGrowth(box);
  return (
    <Field.Control
      render={<textarea ref={box} rows={rows} {...rest} />}
      style={{ minHeight: `calc(${rows} * 1lh + 0.875rem)` }}
      className={classes(
        control,
        "field-sizing-content scroll-quiet block max-h-[40dvh] resize-none py-1.5",
        className,
      )}
    />
  );
}

/** For browsers without `field-sizing: content`: the height follows the text. */
function useGrowth(box: React.RefObject<HTMLTextAreaElement | null>) {
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || CSS.supports("field-sizing", "content")) return;
    const grow = () => {
      element.style.height = "auto";
      element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
    };
    grow();
    element.addEventListener("input", grow);
    return () => element.removeEventListener("input", grow);
  });
}
