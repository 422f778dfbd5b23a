import type { TicketCard } from "@relevo/contract/tickets.ts";
import { useNavigate } from "@tanstack/react-router";
import { ArrowRightLeft, ListChecks, MessageSquare, SquareArrowOutUpRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { MenuAt, MenuItem } from "../../design/Menu.tsx";
import type { CardActs } from "./card-facts.tsx";

/** What can be done with one ticket, without dragging. */
export function CardMenu({
  card,
  button,
  acts: { move, pick },
  onOpen,
  onClose,
}: {
  card: TicketCard;
  button: HTMLElement;
  acts: CardActs;
  onOpen: (ticketId: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id, conversation } = card;
  return (
    <MenuAt anchor={button} onClose={onClose}>
      <MenuItem icon={SquareArrowOutUpRight} onClick={() => onOpen(id)}>
        {t("board.card.open")}
      </MenuItem>
      {move && (
        <MenuItem icon={ArrowRightLeft} onClick={() => move(card)}>
          {t("board.card.move")}
        </MenuItem>
      )}
      {conversation && (
        <MenuItem
          icon={MessageSquare}
          onClick={() =>
            void navigate({
              to: "/conversations/$conversationId",
              params: { conversationId: conversation.id },
              search: {},
            })
          }
        >
          {t("board.card.conversation")}
        </MenuItem>
      )}
      {pick && (
        <MenuItem icon={ListChecks} onClick={() => pick(card, false)}>
          {t("board.card.select")}
        </MenuItem>
      )}
    </MenuAt>
  );
}
