import type { Ticket } from "@relevo/contract/tickets.ts";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { notify } from "../../design/toast.tsx";
import { funnelsQuery } from "../funnels.ts";
import { type TicketDetail, ticketQuery } from "../queries.ts";
import { stageIn } from "../stage.rules.ts";
import { Needs } from "./Needs.tsx";
import { asksNothing, isDeferred, standing } from "./needs.rules.ts";
import { useAct } from "./use-act.ts";
import { useActWords } from "./use-act-words.ts";
import { WillHappen } from "./WillHappen.tsx";

interface Move {
  stageId: string;
  /** The stage the person saw it in, where that is not the one it stands in now. */
  fromStageId?: string | undefined;
  /** It is there; null: it left one's sight with it. */
  onDone: (after: Ticket | null) => void;
  onClose: () => void;
}

/** Moves a ticket to a stage: at once where nothing is asked, else it says what happens and asks for what is needed. */
export default function MoveDialog({ ticketId, ...move }: Move & { ticketId: string }) {
  const { t } = useTranslation();
  const { data: ticket } = useQuery(ticketQuery(ticketId));
  const missing = ticket === null;
  const { onClose } = move;
  const gone = useEffectEvent(() => {
    notify({ tone: "breach", title: t("ticket.screen.gone") });
    onClose();
  });
  useEffect(() => {
    if (missing) gone();
  }, [missing]);
  return ticket ? <Moving ticket={ticket} {...move} /> : null;
}

function Moving({ ticket, stageId, fromStageId, onDone, onClose }: Move & { ticket: TicketDetail }) {
  const { t } = useTranslation();
  const form = useId();
  const [from] = useState(fromStageId ?? ticket.stage.id);
  const target = stageIn(useQuery(funnelsQuery).data ?? [], stageId);
  const type = target?.stage.type;
  const marks = type === "won" || type === "lost" ? type : "none";
  const told = useActWords();
  const draft = useAct(ticket, { kind: "move", stageId, fromStageId: from, marks }, (after, check) => {
    told(ticket, target?.stage.name, check, after);
    onDone(after);
  });
  const { check, problem, busy } = draft;
  const atOnce = check !== undefined && asksNothing(check);
  const tried = useRef(false);
  const run = useEffectEvent(() => void draft.run());
  useEffect(() => {
    if (!atOnce || tried.current) return;
    tried.current = true;
    run();
  }, [atOnce]);
  if (!check || (atOnce && !problem)) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void draft.run();
  };
  const mark = check.resolution;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("ticket.move.title", { stage: target?.stage.name ?? "" })}
      description={`#${ticket.number} ${ticket.subject}`}
      footer={
        <>
          <Button onClick={onClose}>{t("ticket.move.cancel")}</Button>
          <Button
            variant="primary"
            type="submit"
            form={form}
            loading={busy}
            disabled={standing(check).length > 0}
          >
            {t(check.archives && !isDeferred(check) ? "ticket.move.moveAndArchive" : "ticket.move.act")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <WillHappen check={check} to={target && `${target.funnel.name} › ${target.stage.name}`} />
        <Needs
          draft={draft}
          check={check}
          requesterId={ticket.requester.id}
          reasons={
            check.reasonRequired ? (target?.funnel.reasons ?? []).filter(({ kind }) => kind === mark) : []
          }
          currency={target?.funnel.currency ?? null}
          left={ticket.resolution === "none" ? undefined : ticket.resolution}
        />
      </form>
    </Dialog>
  );
}
