import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** What is wrong with a group of controls, as a `Field` says it of one. */
export function WrongWords({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-small text-breach">
      <CircleAlert aria-hidden size={14} className="mt-px shrink-0" />
      <span>{children}</span>
    </p>
  );
}
