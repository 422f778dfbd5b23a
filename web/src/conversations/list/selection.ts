import type { Conversation } from "@relevo/contract/conversations.ts";
import { useMemo, useState } from "react";

/** Conversations chosen in a list, to be acted on together. */
export interface Selection {
  chosen: ReadonlyMap<string, Conversation>;
  toggle(conversation: Conversation): void;
  /** All of these, or none where all of them were. */
  toggleAll(rows: readonly Conversation[]): void;
}

export interface Selecting {
  /** Absent while nothing is being chosen. */
  selection: Selection | undefined;
  begin(): void;
  end(): void;
}

export function useSelecting(): Selecting {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Conversation>>();
  return useMemo(
    () => ({
      selection: chosen && {
        chosen,
        toggle: (one) => setChosen(toggled(chosen, [one], !chosen.has(one.id))),
        toggleAll: (rows) => setChosen(toggled(chosen, rows, !rows.every(({ id }) => chosen.has(id)))),
      },
      begin: () => setChosen(new Map()),
      end: () => setChosen(undefined),
    }),
    [chosen],
  );
}

function toggled(
  chosen: ReadonlyMap<string, Conversation>,
  rows: readonly Conversation[],
  on: boolean,
): ReadonlyMap<string, Conversation> {
  const next = new Map(chosen);
  for (const row of rows) {
    if (on) next.set(row.id, row);
    else next.delete(row.id);
  }
  return next;
}
