import { useDroppable } from "@dnd-kit/core";
import type { Stage } from "@relevo/contract/funnels.ts";
import type { TicketCard } from "@relevo/contract/tickets.ts";
import { memo, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { VirtualList, type VirtualListHandle } from "../../design/VirtualList.tsx";
import { ColumnHeader } from "./ColumnHeader.tsx";
import type { Column as ColumnData } from "./columns.rules.ts";
import { type CardActs, DragCard } from "./DragCard.tsx";
import { cardOf } from "./focus-card.ts";

/** Heights of a card with the gap below it, in px: with a mouse, and on a phone with its button. */
const CARD = { usual: 94, narrow: 134 };

/** One stage of the board: its head, and its cards as far as they were read. */
export const Column = memo(function Column({
  stage,
  column,
  chosen,
  inHand,
  narrow,
  acts,
  onSelectAll,
  onMore,
  onList,
}: {
  stage: Stage;
  column: ColumnData;
  chosen: ReadonlyMap<string, TicketCard>;
  /** The ticket being dragged, wherever it is. */
  inHand: string | undefined;
  narrow: boolean;
  acts: CardActs;
  onSelectAll: ((stageId: string) => void) | undefined;
  /** Reads the stage's next page. */
  onMore: (stageId: string) => void;
  onList: (stageId: string, list: VirtualListHandle | null) => void;
}) {
  const { t } = useTranslation();
  const { id, name } = stage;
  const { setNodeRef, isOver } = useDroppable({ id, data: { stage } });
  const [current, setCurrent] = useState<string>();
  const { tickets, next } = column;
  const reachable = tickets.some((card) => card.id === current) ? current : tickets[0]?.id;
  const list = useCallback((handle: VirtualListHandle | null) => onList(id, handle), [onList, id]);
  const comes = isOver && inHand !== undefined && !tickets.some((card) => card.id === inHand);
  return (
    <section
      ref={setNodeRef}
      aria-label={name}
      data-stage={id}
      onFocus={({ target }) => setCurrent((now) => cardOf(target) ?? now)}
      className={classes(
        "relative flex min-h-0 w-72 shrink-0 flex-col rounded-large bg-sunk max-md:w-full max-md:snap-center max-md:rounded-none",
        comes && "outline-2 -outline-offset-2 outline-accent",
      )}
    >
      <ColumnHeader
        stage={stage}
        column={column}
        onSelectAll={onSelectAll && tickets.length > 0 ? () => onSelectAll(id) : undefined}
      />
      {comes && (
        <p className="mx-2 mb-2 flex h-9 shrink-0 items-center justify-center rounded-base border border-dashed border-accent bg-selected text-small text-accent">
          {t("board.column.drop")}
        </p>
      )}
      {tickets.length === 0 && !comes ? (
        <p className="px-3 py-4 text-center text-list text-soft">{t("board.column.empty")}</p>
      ) : (
        <VirtualList
          items={tickets}
          keyOf={keyOf}
          estimate={narrow ? CARD.narrow : CARD.usual}
          label={t("board.column.cards", { stage: name })}
          onEnd={next === null ? undefined : () => onMore(id)}
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
              acts={acts}
            />
          )}
        </VirtualList>
      )}
    </section>
  );
});

function keyOf({ id }: TicketCard): string {
  return id;
}
