import { showTicket } from "@relevo/contract/board.ts";
import type { Funnel } from "@relevo/contract/funnels.ts";
import { moveTicket } from "@relevo/contract/ticket-acts.ts";
import type { TicketCard } from "@relevo/contract/tickets.ts";
import { useQueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { sayRefusal } from "../../conversations/refusal.ts";
import { notify } from "../../design/toast.tsx";
import { useMe } from "../../people/me.ts";
import { call, RefusalError } from "../../shell/api.ts";
import { newId } from "../../shell/ids.ts";
import { MoveDialog } from "../move/load.ts";
import { focusCard } from "./focus-card.ts";
import { letGo, showAs, take } from "./hands.ts";
import { asksFirst, movedTo, type Spot } from "./moves.rules.ts";
import { putCard } from "./put.ts";

const StagePicker = lazy(async () => ({ default: (await import("./StagePicker.tsx")).StagePicker }));

/** What the dialog mends. */
const mended: ReadonlySet<string> = new Set([
  "FIELDS_MISSING",
  "REASON_REQUIRED",
  "CONVERSATION_OPEN",
  "TICKET_PENDING",
]);

export interface Moving {
  /** Shows the card there at once, and moves it; it is back where it was when it may not go. `told`: a notice says so. */
  move: (card: TicketCard, to: Spot, told?: boolean) => void;
  /** Puts a card back that was taken in hand, with the news it had meanwhile. */
  release: (id: string) => void;
  /** Lets the person choose the stage. */
  choose: (card: TicketCard) => void;
  dialogs: ReactNode;
}

/** Moving a card on a board or in a list. What a stage asks for is asked before, and then only what is missing. */
export function useMoving(funnels: readonly Funnel[]): Moving {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useMe().member.id;
  const [asked, setAsked] = useState<{ card: TicketCard; to: Spot }>();
  const [choosing, setChoosing] = useState<TicketCard>();

  const settle = useCallback(
    (id: string, answer?: TicketCard | null) => {
      const now = letGo(id, answer);
      if (now !== undefined) putCard(queries, id, now, { me, now: Date.now() });
    },
    [queries, me],
  );
  const conflict = useCallback(
    async (id: string) => {
      const now = await call(showTicket, { params: { id } }).catch(() => null);
      settle(id, now);
      const title = now ? whereNow(now, t) : t("board.move.gone");
      notify({ tone: "breach", title });
    },
    [settle, t],
  );
  const send = useCallback(
    async (card: TicketCard, to: Spot, told: boolean) => {
      const body = { stageId: to.stage.id, fromStageId: card.stage.id };
      try {
        settle(card.id, await call(moveTicket, { params: { id: card.id }, body }, { key: newId() }));
        const title = t("board.move.done", { number: card.number, stage: to.stage.name });
        if (told) notify({ tone: "answered", title });
      } catch (error) {
        const codes = error instanceof RefusalError ? error.failures.map(({ code }) => code) : [];
        if (codes.some((code) => mended.has(code))) return setAsked({ card, to });
        if (codes.includes("CONFLICT")) return conflict(card.id);
        settle(card.id);
        notify({ tone: "breach", title: sayRefusal(error) });
      }
    },
    [settle, conflict, t],
  );
  const move = useCallback(
    (card: TicketCard, to: Spot, told = false) => {
      if (to.stage.id === card.stage.id) return settle(card.id);
      const there = movedTo(card, to, new Date().toISOString());
      take(card);
      showAs(there);
      putCard(queries, card.id, there, { me, now: Date.now() });
      if (asksFirst(card.stage, to.stage)) setAsked({ card, to });
      else void send(card, to, told);
    },
    [queries, me, send, settle],
  );
  const dialogs = (
    <Suspense>
      {asked && (
        <MoveDialog
          ticketId={asked.card.id}
          stageId={asked.to.stage.id}
          fromStageId={asked.card.stage.id}
          onDone={(after) => {
            setAsked(undefined);
            settle(asked.card.id, after);
          }}
          onClose={() => {
            setAsked(undefined);
            settle(asked.card.id);
          }}
        />
      )}
      {choosing && (
        <StagePicker
          title={t("board.move.title", { number: choosing.number })}
          funnels={funnels}
          current={choosing.stage.id}
          onChoose={(to) => {
            setChoosing(undefined);
            move(choosing, to, true);
            focusCard(choosing.id);
          }}
          onClose={() => setChoosing(undefined)}
        />
      )}
    </Suspense>
  );
  const acts = useMemo(() => ({ move, release: settle, choose: setChoosing }), [move, settle]);
  return { ...acts, dialogs };
}

/** Where a ticket is that somebody else moved first. */
function whereNow({ state, stage, owner }: TicketCard, t: TFunction): string {
  if (state === "archived") return t("board.move.conflictArchived");
  return owner
    ? t("board.move.conflictOwner", { stage: stage.name, owner: owner.name })
    : t("board.move.conflict", { stage: stage.name });
}
