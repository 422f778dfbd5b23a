import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";

/** A part that is opened when it is needed; what is in it is only there then. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)} className="group/fold">
      <summary className="flex min-h-7 cursor-pointer list-none items-center gap-1 rounded-base text-list text-soft hover:text-ink pointer-coarse:min-h-9 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={14}
          className="shrink-0 transition-transform duration-100 group-open/fold:rotate-90"
        />
        {title}
      </summary>
      {open && <div className="flex flex-col gap-2.5 pt-1.5 pb-1">{children}</div>}
    </details>
  );
}
