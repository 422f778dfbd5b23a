import { useDroppable } from "@dnd-kit/core";
import type { Stage } from "@relevo/contract/funnels.ts";
import type { TicketCard } from "@relevo/contract/tickets.ts";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import type { VirtualListHandle } from "../../design/VirtualList.tsx";
import { ColumnCards } from "./ColumnCards.tsx";
import { ColumnHeader } from "./ColumnHeader.tsx";
import type { Column as ColumnData } from "./columns.rules.ts";
import { cardOf } from "./focus-card.ts";

interface ColumnProps {
  stage: Stage;
  column: ColumnData;
  chosen: ReadonlyMap<string, TicketCard>;
  /** The ticket being dragged, where it is one of this column. */
  inHand: string | undefined;
  narrow: boolean;
  onSelectAll: ((stageId: string) => void) | undefined;
  /** Reads the stage's next page. */
  onMore: (stageId: string) => void;
  onList: (stageId: string, list: VirtualListHandle | null) => void;
}

/** One stage of the board: its head, and its cards as far as they were read. */
export const Column = memo(function Column({ column, onSelectAll, ...rest }: ColumnProps) {
  const { t } = useTranslation();
  const { stage, inHand } = rest;
  const { id, name } = stage;
  const { setNodeRef, isOver, active } = useDroppable({ id, data: { stage } });
  const [current, setCurrent] = useState<string>();
  const { tickets } = column;
  const comes = isOver && active !== null && inHand === undefined;
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
      {tickets.length > 0 ? (
        <ColumnCards {...rest} tickets={tickets} more={column.next !== null} current={current} />
      ) : (
        !comes && <p className="px-3 py-4 text-center text-list text-soft">{t("board.column.empty")}</p>
      )}
    </section>
  );
});
