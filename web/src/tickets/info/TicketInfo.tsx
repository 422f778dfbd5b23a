import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Switch } from "../../design/Switch.tsx";
import { FunnelStage } from "../FunnelStage.tsx";
import { funnelsQuery } from "../funnels.ts";
import { Needs } from "../move/Needs.tsx";
import { standing } from "../move/needs.rules.ts";
import { useAct } from "../move/use-act.ts";
import { useActWords } from "../move/use-act-words.ts";
import { WillHappen } from "../move/WillHappen.tsx";
import type { TicketDetail } from "../queries.ts";
import { firstStage } from "../stage.rules.ts";
import { type Choice, infoAct } from "./info.rules.ts";
import { ResolutionChoice } from "./ResolutionChoice.tsx";
import { ResolutionFacts } from "./ResolutionFacts.tsx";

/** Información del ticket: won or lost, by hand, and "Cierre de ticket" with where the contact returns. */
export function TicketInfo({ ticket, onArchived }: { ticket: TicketDetail; onArchived?: () => void }) {
  const { t } = useTranslation();
  if (ticket.can.resolve !== true && ticket.can.archive !== true) return <ResolutionFacts ticket={ticket} />;
  return (
    <>
      <p className="text-list text-soft">{t("ticket.info.about")}</p>
      {/* What was put together belongs to the mark it was begun with. */}
      <InfoForm key={`${ticket.resolution} ${ticket.state}`} {...{ ticket, onArchived }} />
    </>
  );
}

function InfoForm({ ticket, onArchived }: { ticket: TicketDetail; onArchived: (() => void) | undefined }) {
  const { t } = useTranslation();
  const funnels = useQuery(funnelsQuery).data ?? [];
  const funnel = funnels.find(({ id }) => id === ticket.funnel.id);
  const first = firstStage(funnel);
  const [choice, setChoice] = useState<Choice>({ resolution: ticket.resolution, archive: false });
  const usual = funnel && first && { funnelId: funnel.id, stageId: first.id };
  const returnTo = choice.returnTo ?? usual;
  const act = infoAct(ticket.resolution, { ...choice, returnTo });
  const told = useActWords();
  const draft = useAct(ticket, act, (after, check) => {
    told(ticket, undefined, check, after);
    if (after?.state === "archived") onArchived?.();
  });
  const { check, busy } = draft;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void draft.run();
  };
  const reasons = (funnel?.reasons ?? []).filter(({ kind }) => kind === choice.resolution);
  const marked = choice.resolution !== ticket.resolution;
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <ResolutionChoice
        value={choice.resolution}
        onChange={(resolution) => {
          setChoice({ ...choice, resolution });
          draft.set({ reasonId: null });
        }}
      />
      {ticket.can.archive === true && (
        <Switch on={choice.archive} onChange={(archive) => setChoice({ ...choice, archive })}>
          {t("ticket.info.close")}
        </Switch>
      )}
      {choice.archive && (
        <>
          <p className="-mt-2 text-small text-soft">{t("ticket.info.closeAbout")}</p>
          <FunnelStage
            value={returnTo}
            onChange={(returnTo) => setChoice({ ...choice, returnTo })}
            labels={{ funnel: t("ticket.info.returnFunnel"), stage: t("ticket.info.returnStage") }}
            narrow
          />
        </>
      )}
      {act && check && (
        <>
          {choice.archive && <WillHappen check={check} />}
          <Needs
            draft={draft}
            check={check}
            requesterId={ticket.requester.id}
            reasons={marked ? reasons : []}
            currency={funnel?.currency ?? null}
          />
        </>
      )}
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        loading={busy}
        disabled={!act || (check !== undefined && standing(check).length > 0)}
      >
        {t("ticket.info.save")}
      </Button>
    </form>
  );
}
