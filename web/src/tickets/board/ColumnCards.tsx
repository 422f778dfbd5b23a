import type { Stage } from "@relevo/contract/funnels.ts";
import type { TicketCard } from "@relevo/contract/tickets.ts";
import { memo, useCallback } from "react";
import { useTranslation } from "react-i18next";
import { VirtualList, type VirtualListHandle } from "../../design/VirtualList.tsx";
import { DragCard } from "./DragCard.tsx";

/** Heights of a card with the gap below it, in px: with a mouse, and on a phone with its button. */
const CARD = { usual: 94, narrow: 138 };

/** A column's cards. Apart from the column, which is drawn anew with every step of a drag. */
export const ColumnCards = memo(function ColumnCards({
  stage: { id, name },
  tickets,
  more,
  current,
  chosen,
  inHand,
  narrow,
  onMore,
  onList,
}: {
  stage: Stage;
  tickets: readonly TicketCard[];
  /** There is a page after these. */
  more: boolean;
  /** The card that had the focus last. */
  current: string | undefined;
  chosen: ReadonlyMap<string, TicketCard>;
  inHand: string | undefined;
  narrow: boolean;
  onMore: (stageId: string) => void;
  onList: (stageId: string, list: VirtualListHandle | null) => void;
}) {
  const { t } = useTranslation();
  const list = useCallback((handle: VirtualListHandle | null) => onList(id, handle), [onList, id]);
  const reachable = tickets.some((card) => card.id === current) ? current : tickets[0]?.id;
  return (
    <VirtualList
      items={tickets}
      keyOf={keyOf}
      estimate={narrow ? CARD.narrow : CARD.usual}
      label={t("board.column.cards", { stage: name })}
      onEnd={more ? () => onMore(id) : undefined}
      handle={list}
      keep={inHand}
    >
      {(card) => (
        <DragCard
          card={card}
          picked={chosen.has(card.id)}
          choosing={chosen.size > 0}
          reachable={card.id === reachable}
          narrow={narrow}
        />
      )}
    </VirtualList>
  );
});

function keyOf({ id }: TicketCard): string {
  return id;
}
