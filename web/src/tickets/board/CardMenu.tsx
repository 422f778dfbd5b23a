import type { TicketCard } from "@relevo/contract/tickets.ts";
import { useNavigate } from "@tanstack/react-router";
import { ArrowRightLeft, Ellipsis, ListChecks, MessageSquare, SquareArrowOutUpRight } from "lucide-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../design/IconButton.tsx";
import { Menu, MenuItem } from "../../design/Menu.tsx";
import type { CardActs } from "./DragCard.tsx";

/** What can be done with one ticket, without dragging. */
export const CardMenu = memo(function CardMenu({
  card,
  tabIndex,
  acts: { move, pick },
}: {
  card: TicketCard;
  tabIndex?: number;
  acts: CardActs;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id, number, conversation } = card;
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          size="small"
          icon={Ellipsis}
          label={t("board.card.menu", { number })}
          tabIndex={tabIndex}
          className="relative z-1 -me-1.5 size-6!"
        />
      }
    >
      <MenuItem
        icon={SquareArrowOutUpRight}
        onClick={() => void navigate({ to: "/tickets/$ticketId", params: { ticketId: id } })}
      >
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
    </Menu>
  );
});
