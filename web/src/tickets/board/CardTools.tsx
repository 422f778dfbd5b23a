import type { TicketCard } from "@relevo/contract/tickets.ts";
import { Ellipsis } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { useCardFacts } from "./card-facts.tsx";
import { cardId } from "./focus-card.ts";

/** The name that opens the ticket; all of the card around it is part of the link. */
export function CardLink({
  card: { id },
  children,
  ...rest
}: {
  card: TicketCard;
  children: ReactNode;
  ref?: Ref<HTMLAnchorElement>;
  tabIndex?: number;
  "aria-roledescription"?: string | undefined;
  "aria-describedby"?: string | undefined;
}) {
  const { open } = useCardFacts();
  return (
    <a
      {...rest}
      id={cardId(id)}
      href={`/tickets/${id}`}
      draggable={false}
      onClick={(event) => open(event, id)}
      className="outline-none after:absolute after:inset-0 after:rounded-base"
    >
      {children}
    </a>
  );
}

/** Opens what can be done with a ticket. */
export function MenuButton({ card, tabIndex }: { card: TicketCard; tabIndex?: number }) {
  const { t, menu } = useCardFacts();
  const label = t("board.card.menu", { number: card.number });
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-label={label}
      title={label}
      tabIndex={tabIndex}
      onClick={({ currentTarget }) => menu(card, currentTarget)}
      className="relative z-1 -me-1.5 flex size-6 shrink-0 items-center justify-center rounded-base text-soft hover:bg-hover hover:text-ink pointer-coarse:-my-2 pointer-coarse:size-9"
    >
      <Ellipsis aria-hidden size={16} />
    </button>
  );
}

/** Told apart from what was opened already. */
export function Fresh() {
  const { t } = useCardFacts();
  return (
    <span className="size-2 shrink-0 rounded-full bg-accent" title={t("board.card.new")}>
      <span className="sr-only">{t("board.card.new")}</span>
    </span>
  );
}
