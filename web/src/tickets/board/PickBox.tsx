import type { TicketCard } from "@relevo/contract/tickets.ts";
import { Check } from "lucide-react";
import { classes } from "../../design/classes.ts";
import { useCardFacts } from "./card-facts.tsx";

/** Takes a ticket among those to be acted on together; with shift, all from the last one to it. Seen when pointed at. */
export function PickBox({
  card,
  picked,
  shown,
  tabIndex,
  onPick,
}: {
  card: TicketCard;
  picked: boolean;
  shown: boolean;
  tabIndex?: number;
  onPick: (card: TicketCard, range: boolean) => void;
}) {
  const { t } = useCardFacts();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native box does not tell whether shift was held
    <button
      type="button"
      role="checkbox"
      aria-checked={picked}
      aria-label={t("board.card.selectOne", { number: card.number })}
      tabIndex={tabIndex}
      onClick={(event) => onPick(card, event.shiftKey)}
      className={classes(
        "relative z-1 -ms-1 flex size-6 shrink-0 items-center justify-center rounded-small",
        !shown &&
          !picked &&
          "not-group-hover/card:not-focus-visible:not-group-focus-within/card:sr-only pointer-coarse:sr-only!",
      )}
    >
      <span
        className={classes(
          "flex size-4 items-center justify-center rounded-small border",
          picked ? "border-accent bg-accent text-on-accent" : "border-edge bg-ground",
        )}
      >
        {picked && <Check aria-hidden size={12} strokeWidth={3} />}
      </span>
    </button>
  );
}
