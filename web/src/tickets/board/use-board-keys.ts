import type { TicketCard } from "@relevo/contract/tickets.ts";
import { ArrowRightLeft, ListChecks } from "lucide-react";
import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from "react";
import type { VirtualListHandle } from "../../design/VirtualList.tsx";
import { useActions } from "../../shell/actions.ts";
import type { CardActs } from "./card-facts.tsx";
import type { BoardData } from "./columns.rules.ts";
import { cardOf, focusCard } from "./focus-card.ts";
import { neighbour } from "./neighbour.rules.ts";

/** The arrows walk from card to card and from column to column; `m` moves the card that has the focus, `x` chooses it. */
export function useBoardKeys({
  board,
  lists,
  acts,
  busy,
}: {
  board: BoardData | undefined;
  lists: RefObject<Map<string, VirtualListHandle>>;
  acts: CardActs;
  /** A card is in hand: the arrows carry it. */
  busy: boolean;
}) {
  const [current, setCurrent] = useState<string>();
  const card = board?.columns.flatMap(({ tickets }) => tickets).find(({ id }) => id === current);
  const { move, pick } = acts;
  useActions([
    {
      id: "ticket.move",
      label: "board.act.move",
      icon: ArrowRightLeft,
      shortcut: "m",
      visible: card !== undefined && move !== undefined,
      run: () => card && move?.(card),
    },
    {
      id: "ticket.select",
      label: "board.act.select",
      icon: ListChecks,
      shortcut: "x",
      visible: card !== undefined && pick !== undefined,
      run: () => card && pick?.(card, false),
    },
  ]);
  const goTo = (next: TicketCard) => {
    lists.current.get(next.stage.id)?.reveal(next.id);
    document
      .querySelector(`[data-stage="${next.stage.id}"]`)
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
    focusCard(next.id);
  };
  return {
    onFocus: ({ target }: FocusEvent) => setCurrent((now) => cardOf(target) ?? now),
    onKeyDown(event: KeyboardEvent) {
      const from = cardOf(event.target);
      const { altKey, ctrlKey, metaKey, shiftKey } = event;
      if (busy || !board || from === undefined || altKey || ctrlKey || metaKey || shiftKey) return;
      const next = neighbour(board.columns, from, event.key);
      if (!next) return;
      event.preventDefault();
      goTo(next);
    },
  };
}
