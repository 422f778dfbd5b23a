import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** Something that is missing without standing in the way, and where to mend it. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 rounded-base bg-waiting-ground px-3 py-2 text-list text-waiting">
      <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}
