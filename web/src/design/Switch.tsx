import { Switch as Base } from "@base-ui/react/switch";
import type { ReactNode } from "react";

/** A setting that takes effect at once. */
export function Switch({
  on,
  onChange,
  disabled = false,
  children,
}: {
  on: boolean;
  onChange: (on: boolean) => void;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the Base UI switch inside
    <label className="flex min-h-6 items-center gap-2 has-data-disabled:text-soft">
      <Base.Root
        checked={on}
        onCheckedChange={(next) => onChange(next)}
        disabled={disabled}
        className="relative h-4.5 w-8 shrink-0 rounded-full border border-edge bg-hover transition-colors duration-100 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-55"
      >
        <Base.Thumb className="block size-3 translate-x-0.5 rounded-full bg-soft transition-transform duration-100 data-checked:translate-x-4 data-checked:bg-on-accent" />
      </Base.Root>
      <span>{children}</span>
    </label>
  );
}
