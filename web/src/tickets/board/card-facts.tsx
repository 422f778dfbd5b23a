import type { TicketCard } from "@relevo/contract/tickets.ts";
import { useNavigate } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import {
  createContext,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { useMinute } from "../../design/minute.ts";
import { useMe } from "../../people/me.ts";
import { CardMenu } from "./CardMenu.tsx";

/** What can be done with a card; absent for who only reads. */
export interface CardActs {
  move: ((card: TicketCard) => void) | undefined;
  /** Takes it among the chosen; with `range`, all between as well. */
  pick: ((card: TicketCard, range: boolean) => void) | undefined;
}

/** What every card needs: asked for once instead of by each of the hundred that come by in one scroll. */
export interface CardFacts {
  t: TFunction;
  me: string;
  country: string;
  /** The present, in epoch ms. */
  now: number;
  acts: CardActs;
  /** Opens the ticket of a link that was pressed; with Ctrl and the like the browser does. */
  open: (event: MouseEvent, id: string) => void;
  /** Opens the card's menu beside its button. */
  menu: (card: TicketCard, button: HTMLElement) => void;
}

const Facts = createContext<CardFacts | undefined>(undefined);

export function useCardFacts(): CardFacts {
  const facts = useContext(Facts);
  if (!facts) throw new Error("A card outside of CardFactsProvider");
  return facts;
}

/** Around the cards of a board or the rows of a list. */
export function CardFactsProvider({ acts, children }: { acts: CardActs; children: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { member, account } = useMe();
  const now = useMinute();
  const [opened, setOpened] = useState<{ card: TicketCard; button: HTMLElement }>();
  const go = useCallback(
    (ticketId: string) => void navigate({ to: "/tickets/$ticketId", params: { ticketId } }),
    [navigate],
  );
  const facts = useMemo(
    () => ({
      t,
      me: member.id,
      country: account.country,
      now,
      acts,
      open(event: MouseEvent, id: string) {
        const { button, altKey, ctrlKey, metaKey, shiftKey } = event;
        if (button !== 0 || altKey || ctrlKey || metaKey || shiftKey) return;
        event.preventDefault();
        go(id);
      },
      menu: (card: TicketCard, button: HTMLElement) => setOpened({ card, button }),
    }),
    [t, member.id, account.country, now, acts, go],
  );
  return (
    <Facts value={facts}>
      {children}
      {opened && (
        <CardMenu
          card={opened.card}
          button={opened.button}
          acts={acts}
          onOpen={go}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Facts>
  );
}
