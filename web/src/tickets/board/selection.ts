import type { TicketCard } from "@relevo/contract/tickets.ts";
import { useMemo, useRef, useState } from "react";

/** Tickets chosen on a board or in a list, to be acted on together. */
export interface Selection {
  chosen: ReadonlyMap<string, TicketCard>;
  /** Takes one in or out; with `among`, everything between it and the one chosen last comes along. */
  toggle: (card: TicketCard, among?: readonly TicketCard[]) => void;
  /** All of these, or none where all of them were. */
  toggleAll: (cards: readonly TicketCard[]) => void;
  clear: () => void;
}

export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, TicketCard>>(new Map());
  const last = useRef<string>(undefined);
  return useMemo(() => {
    const set = (cards: readonly TicketCard[], on: boolean) =>
      setChosen((now) => {
        const next = new Map(now);
        for (const card of cards) {
          if (on) next.set(card.id, card);
          else next.delete(card.id);
        }
        return next;
      });
    return {
      chosen,
      toggle(card, among = []) {
        const between = spanOf(among, last.current, card.id);
        last.current = card.id;
        set(between.length > 0 ? between : [card], !chosen.has(card.id));
      },
      toggleAll: (cards) => set(cards, !cards.every(({ id }) => chosen.has(id))),
      clear: () => setChosen(new Map()),
    };
  }, [chosen]);
}

/** The cards from one to the other, whichever comes first; none where either is missing. */
function spanOf(cards: readonly TicketCard[], from: string | undefined, to: string): readonly TicketCard[] {
  const [a, b] = [from, to].map((id) => cards.findIndex((card) => card.id === id)).sort((x, y) => x - y);
  return a === undefined || b === undefined || a < 0 ? [] : cards.slice(a, b + 1);
}
