import type { Funnel } from "@relevo/contract/funnels.ts";
import type { TicketCard } from "@relevo/contract/tickets.ts";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { BulkFields } from "./BulkFields.tsx";
import { BulkReport } from "./BulkReport.tsx";
import { actOf, type BulkDraft, beginning, isSaid } from "./bulk.rules.ts";
import type { Spot } from "./moves.rules.ts";
import { useBulk } from "./use-bulk.ts";

/** What is done to many: they go to a stage, to a person or team, are marked, or leave the board. */
export type BulkKind = { kind: "move"; spot: Spot } | { kind: "assign" | "won" | "lost" | "archive" };

/** Does the same to many tickets: what it needs, how far it is, and in the end which ones stayed and why. */
export default function BulkDialog({
  asked,
  cards,
  funnel,
  onClose,
}: {
  asked: BulkKind;
  cards: readonly TicketCard[];
  funnel: Funnel;
  /** `acted`: something was done, or tried. */
  onClose: (acted: boolean) => void;
}) {
  const { t } = useTranslation();
  const form = useId();
  // As they were chosen: the board moves on while it runs.
  const [tickets] = useState(cards);
  const [draft, setDraft] = useState<BulkDraft>(() => beginning(funnel));
  const run = useBulk();
  const count = tickets.length;
  const title =
    asked.kind === "move"
      ? t("board.move.titleMany", { count })
      : t(`board.bulk.${asked.kind}Title`, { count });
  const verb = asked.kind === "won" || asked.kind === "lost" ? "mark" : asked.kind;
  return (
    <Dialog
      open
      onOpenChange={() => {
        run.stop();
        onClose(run.state !== "ready");
      }}
      title={title}
      description={t(asked.kind === "archive" ? "board.bulk.archiveAbout" : "board.bulk.about")}
      footer={
        run.state === "ready" ? (
          <>
            <Button onClick={() => onClose(false)}>{t("board.bulk.cancel")}</Button>
            <Button variant="primary" type="submit" form={form} disabled={!isSaid(asked, draft)}>
              {t(`board.bulk.${verb}`)}
            </Button>
          </>
        ) : run.state === "running" ? (
          <Button onClick={run.stop}>{t("board.bulk.stop")}</Button>
        ) : (
          <Button variant="primary" onClick={() => onClose(true)}>
            {t("board.bulk.close")}
          </Button>
        )
      }
    >
      {run.state === "ready" ? (
        <form
          id={form}
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            if (!isSaid(asked, draft)) return;
            const ids = tickets.map(({ id }) => id);
            void run.start(ids, actOf(asked, draft));
          }}
        >
          <BulkFields
            asked={asked}
            draft={draft}
            funnel={funnel}
            onChange={(part) => setDraft({ ...draft, ...part })}
          />
        </form>
      ) : (
        <BulkReport
          tickets={tickets}
          done={run.done.length}
          refused={run.refused}
          onLeave={() => onClose(true)}
        />
      )}
    </Dialog>
  );
}
