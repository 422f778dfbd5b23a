import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** Nothing here yet: what would be, and what to do about it. */
export function EmptyState({
  icon: Icon,
  title,
  heading: Heading = "h2",
  children,
  action,
}: {
  icon: LucideIcon;
  title: string;
  /** "h1" where this is all the page has to say. */
  heading?: "h1" | "h2" | "h3";
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="m-auto flex max-w-sm flex-col items-center gap-2 p-6 text-center">
      <Icon aria-hidden size={28} strokeWidth={1.5} className="text-soft" />
      <Heading className="text-title font-semibold">{title}</Heading>
      {children && <p className="text-soft">{children}</p>}
      {action && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
