import {
  type Announcements,
  type CollisionDetection,
  closestCenter,
  type DndContextProps,
  type DragEndEvent,
  type DragStartEvent,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import type { Funnel, Stage } from "@relevo/contract/funnels.ts";
import type { TicketCard } from "@relevo/contract/tickets.ts";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { columnAfter } from "./column-after.ts";
import { focusCard } from "./focus-card.ts";
import { take } from "./hands.ts";
import type { Selection } from "./selection.ts";
import type { Moving } from "./use-moving.tsx";

/** A finger that stays this long, in ms, takes the card; one that moves sooner scrolls. */
const HOLD = 250;
/** A hold that moves less than this, in px, chooses the card instead of moving it. */
const STILL = 8;

/** Dragging cards from column to column by mouse, finger and keyboard, with words for who does not see it. */
export function useDragging(
  { id: funnelId, name: funnelName }: Funnel,
  { move, release }: Pick<Moving, "move" | "release">,
  choose: Selection["toggle"],
): { card: TicketCard | undefined; context: DndContextProps } {
  const { t } = useTranslation();
  const [card, setCard] = useState<TicketCard>();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: HOLD, tolerance: STILL } }),
    useSensor(KeyboardSensor, keyboard),
  );
  const accessibility = useMemo(() => {
    const announcements: Announcements = {
      onDragStart: ({ active }) => {
        const taken = cardIn(active);
        return (
          taken &&
          t("board.drag.taken", {
            number: taken.number,
            name: taken.requester.name,
            stage: taken.stage.name,
          })
        );
      },
      onDragOver: ({ over }) => {
        const stage = stageIn(over);
        return stage ? t("board.drag.over", { stage: stage.name }) : t("board.drag.nowhere");
      },
      onDragEnd: ({ active, over }) => {
        const number = cardIn(active)?.number ?? "";
        const stage = stageIn(over);
        return stage
          ? t("board.drag.dropped", { number, stage: stage.name })
          : t("board.drag.cancelled", { number });
      },
      onDragCancel: ({ active }) => t("board.drag.cancelled", { number: cardIn(active)?.number ?? "" }),
    };
    return { announcements, screenReaderInstructions: { draggable: t("board.drag.how") } };
  }, [t]);
  const begin = ({ active }: DragStartEvent) => {
    const taken = cardIn(active);
    if (!taken) return;
    take(taken);
    setCard(taken);
    // Letting go over the card itself is no press on it.
    window.addEventListener("click", noClick, true);
  };
  const over = () => {
    setCard(undefined);
    setTimeout(() => window.removeEventListener("click", noClick, true), 60);
  };
  const end = ({ over: target, delta, activatorEvent }: DragEndEvent) => {
    over();
    if (!card) return;
    const stage = stageIn(target);
    if (stage && stage.id !== card.stage.id)
      move(card, { funnel: { id: funnelId, name: funnelName }, stage });
    else {
      release(card.id);
      if (!(activatorEvent instanceof KeyboardEvent) && isTouch(activatorEvent) && isStill(delta))
        choose(card);
    }
    if (activatorEvent instanceof KeyboardEvent) focusCard(card.id);
  };
  return {
    card,
    context: {
      sensors,
      accessibility,
      collisionDetection: columnUnder,
      // Cards have no place of their own within a column: only the board follows the pointer.
      autoScroll: { threshold: { x: 0.15, y: 0 } },
      onDragStart: begin,
      onDragEnd: end,
      onDragCancel() {
        over();
        if (card) release(card.id);
      },
    },
  };
}

const keyboard = {
  keyboardCodes: { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter"] },
  coordinateGetter: columnAfter,
  scrollBehavior: "auto" as const,
};

/** The column the pointer is in; the keyboard has none, there it is the nearest one. */
const columnUnder: CollisionDetection = (args) =>
  args.pointerCoordinates ? pointerWithin(args) : closestCenter(args);

function noClick(event: Event) {
  event.preventDefault();
  event.stopPropagation();
}

function cardIn({ data }: DragStartEvent["active"]): TicketCard | undefined {
  return data.current?.card;
}

function stageIn(over: DragEndEvent["over"]): Stage | undefined {
  return over?.data.current?.stage;
}

function isTouch(event: Event): boolean {
  return event.type.startsWith("touch");
}

function isStill({ x, y }: { x: number; y: number }): boolean {
  return Math.hypot(x, y) < STILL;
}
