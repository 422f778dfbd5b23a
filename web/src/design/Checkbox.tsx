import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";

/** A yes or no with its words. `some` shows that only part of what it stands for is chosen. */
export function Checkbox({
  checked,
  onChange,
  some = false,
  disabled = false,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  some?: boolean;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the Base UI checkbox inside
    <label className="flex min-h-6 items-center gap-2 has-data-disabled:text-soft">
      <Base.Root
        checked={checked}
        onCheckedChange={(next) => onChange(next)}
        indeterminate={some}
        disabled={disabled}
        className="flex size-4 shrink-0 items-center justify-center rounded-small border border-edge bg-ground text-on-accent data-checked:border-accent data-checked:bg-accent data-disabled:opacity-55 data-indeterminate:border-accent data-indeterminate:bg-accent"
      >
        <Base.Indicator className="flex">
          {some ? (
            <Minus aria-hidden size={12} strokeWidth={3} />
          ) : (
            <Check aria-hidden size={12} strokeWidth={3} />
          )}
        </Base.Indicator>
      </Base.Root>
      <span>{children}</span>
    </label>
  );
}
