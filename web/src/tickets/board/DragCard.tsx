import { useDraggable } from "@dnd-kit/core";
import type { TicketCard } from "@relevo/contract/tickets.ts";
import { ArrowRightLeft } from "lucide-react";
import { memo, useMemo } from "react";
import { Button } from "../../design/Button.tsx";
import { classes } from "../../design/classes.ts";
import { Card } from "./Card.tsx";
import { CardLink, MenuButton } from "./CardTools.tsx";
import { useCardFacts } from "./card-facts.tsx";
import { PickBox } from "./PickBox.tsx";
import { useLongPress } from "./use-long-press.ts";

/** A card one can open, take in hand, choose among others, or move by its menu. */
export const DragCard = memo(function DragCard({
  card,
  picked,
  choosing,
  reachable,
  narrow,
}: {
  card: TicketCard;
  picked: boolean;
  /** Several are being chosen: the boxes stay in sight. */
  choosing: boolean;
  /** The one card of its column that Tab reaches; the arrows lead to the others. */
  reachable: boolean;
  /** A phone: no dragging, the move has a button of its own. */
  narrow: boolean;
}) {
  const facts = useCardFacts();
  const { move, pick } = facts.acts;
  const drag = useDraggable({ id: card.id, data: { card }, disabled: narrow || !move });
  const press = useLongPress(narrow && pick ? () => pick(card, false) : undefined);
  const handle = drag.setActivatorNodeRef;
  const how = drag.listeners && drag.attributes["aria-describedby"];
  // Every step of a drag is told to every card; what they show stays as it is.
  const shown = useMemo(() => {
    const { t } = facts;
    const tabIndex = reachable ? 0 : -1;
    const told = how && { "aria-roledescription": t("board.drag.role"), "aria-describedby": how };
    return (
      <Card
        card={card}
        link={(name) => (
          <CardLink card={card} ref={handle} tabIndex={tabIndex} {...told}>
            {name}
          </CardLink>
        )}
        tools={{
          box: pick && (
            <PickBox card={card} picked={picked} shown={choosing} tabIndex={tabIndex} onPick={pick} />
          ),
          menu: <MenuButton card={card} tabIndex={tabIndex} />,
        }}
        foot={
          narrow &&
          move && (
            <Button
              size="small"
              icon={ArrowRightLeft}
              className="relative z-1 mt-1 w-full"
              aria-label={`${t("board.card.moveShort")} #${card.number}`}
              onClick={() => move(card)}
            >
              {t("board.card.moveShort")}
            </Button>
          )
        }
      />
    );
  }, [card, facts, handle, how, move, pick, picked, choosing, reachable, narrow]);
  return (
    <article
      ref={drag.setNodeRef}
      {...drag.listeners}
      {...press}
      className={classes(
        "group/card relative mx-2 mb-2 rounded-base select-none [-webkit-touch-callout:none]",
        "has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-accent",
        drag.isDragging && "opacity-40",
        // Not a ring: the column's scroll box would cut the first one's.
        picked && "[&>div]:border-accent! [&>div]:bg-selected",
      )}
    >
      {shown}
    </article>
  );
});
