import type { ReactNode } from "react";

/** A part of the panel, with its name and what can be done to all of it. */
export function Section({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-2.5 p-4">
      <header className="flex min-h-7 items-center gap-2">
        <h2 className="flex-1 text-list font-semibold">{title}</h2>
        {action}
      </header>
      {children}
    </section>
  );
}
