import { Field as Base } from "@base-ui/react/field";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** A control with its label, what helps to fill it in, and what is wrong with it. */
export function Field({
  label,
  hint,
  error,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Base.Root invalid={Boolean(error)} className="flex flex-col gap-1">
      <Base.Label className="text-list font-medium text-ink">{label}</Base.Label>
      {children}
      {hint && <Base.Description className="text-small text-soft">{hint}</Base.Description>}
      {error && (
        <Base.Error match className="flex items-start gap-1.5 text-small text-breach">
          <CircleAlert aria-hidden size={14} className="mt-px shrink-0" />
          <span>{error}</span>
        </Base.Error>
      )}
    </Base.Root>
  );
}
