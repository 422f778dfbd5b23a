import { useDraggable } from "@dnd-kit/core";
import type { TicketCard } from "@relevo/contract/tickets.ts";
import { Link } from "@tanstack/react-router";
import { ArrowRightLeft } from "lucide-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { classes } from "../../design/classes.ts";
import { Card } from "./Card.tsx";
import { CardMenu } from "./CardMenu.tsx";
import { cardId } from "./focus-card.ts";
import { PickBox } from "./PickBox.tsx";

/** What can be done with a card of a column. */
export interface CardActs {
  /** Absent for who only reads. */
  move: ((card: TicketCard) => void) | undefined;
  pick: ((card: TicketCard, range: boolean) => void) | undefined;
}

/** A card one can open, take in hand, choose among others, or move by its menu. */
export const DragCard = memo(function DragCard({
  card,
  picked,
  choosing,
  reachable,
  narrow,
  acts,
}: {
  card: TicketCard;
  picked: boolean;
  /** Several are being chosen: the boxes stay in sight. */
  choosing: boolean;
  /** The one card of its column that Tab reaches; the arrows lead to the others. */
  reachable: boolean;
  /** A phone: no dragging, the move has a button of its own. */
  narrow: boolean;
  acts: CardActs;
}) {
  const { t } = useTranslation();
  const { id, number } = card;
  const { pick, move } = acts;
  const drag = useDraggable({ id, data: { card }, disabled: narrow || !move });
  const tabIndex = reachable ? 0 : -1;
  const handle = drag.listeners && {
    "aria-roledescription": t("board.drag.role"),
    "aria-describedby": drag.attributes["aria-describedby"],
  };
  return (
    <article
      ref={drag.setNodeRef}
      {...drag.listeners}
      className={classes(
        "group/card relative mx-2 mb-2 rounded-base select-none [-webkit-touch-callout:none]",
        "has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-offset-1 has-[a:focus-visible]:outline-accent",
        drag.isDragging && "opacity-40",
        picked && "ring-2 ring-accent",
      )}
    >
      <Card
        card={card}
        link={(name) => (
          <Link
            ref={drag.setActivatorNodeRef}
            id={cardId(id)}
            to="/tickets/$ticketId"
            params={{ ticketId: id }}
            preload={false}
            draggable={false}
            tabIndex={tabIndex}
            {...handle}
            className="outline-none after:absolute after:inset-0 after:rounded-base"
          >
            {name}
          </Link>
        )}
        tools={{
          box: pick && (
            <PickBox card={card} picked={picked} shown={choosing} tabIndex={tabIndex} onPick={pick} />
          ),
          menu: <CardMenu card={card} tabIndex={tabIndex} acts={acts} />,
        }}
        foot={
          narrow &&
          move && (
            <Button
              size="small"
              icon={ArrowRightLeft}
              className="relative z-1 mt-1 w-full"
              aria-label={`${t("board.card.moveShort")} #${number}`}
              onClick={() => move(card)}
            >
              {t("board.card.moveShort")}
            </Button>
          )
        }
      />
    </article>
  );
});
