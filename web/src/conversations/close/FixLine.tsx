import type { ReactNode } from "react";

/** What is missing, in a sentence, and the ways out beneath it. */
export function FixLine({ says, children }: { says: ReactNode; children?: ReactNode }) {
  return (
    <>
      <p className="[overflow-wrap:anywhere]">{says}</p>
      {children && <div className="mt-2 flex flex-wrap gap-2">{children}</div>}
    </>
  );
}
