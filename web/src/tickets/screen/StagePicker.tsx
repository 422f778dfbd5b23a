import type { TicketCard } from "@relevo/contract/tickets.ts";
import { useQuery } from "@tanstack/react-query";
import { ArrowRightLeft } from "lucide-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Picker } from "../../design/Picker.tsx";
import { tones } from "../../design/tones.ts";
import { funnelsQuery } from "../funnels.ts";
import { MoveDialog } from "../move/load.ts";
import { stagesToMoveTo } from "../stage.rules.ts";
import { lookOf, stageLooks } from "../stage-look.ts";

/** Mover: any other stage, those of its own funnel first, found by typing. */
export function StagePicker({
  ticket,
  size = "base",
  open,
  onOpenChange,
}: {
  ticket: Pick<TicketCard, "id" | "funnel" | "stage">;
  size?: "small" | "base";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}) {
  const { t } = useTranslation();
  const funnels = useQuery(funnelsQuery).data ?? [];
  const [stageId, setStageId] = useState<string>();
  const close = () => setStageId(undefined);
  const items = stagesToMoveTo(funnels, ticket).map(({ funnel, stage }) => {
    const look = lookOf(stage);
    const Icon = stageLooks[look].icon;
    const own = funnel.id === ticket.funnel.id;
    return {
      id: stage.id,
      name: stage.name,
      hint: own ? t(`ticket.stages.${look}`) : `${funnel.name} · ${t(`ticket.stages.${look}`)}`,
      mark: <Icon aria-hidden size={16} className={`shrink-0 ${tones[stageLooks[look].tone].mark}`} />,
    };
  });
  return (
    <>
      <Picker
        items={items}
        value={null}
        onChange={setStageId}
        label={t("ticket.move.pickStage")}
        trigger={
          <Button size={size} icon={ArrowRightLeft} aria-label={t("ticket.move.pick")}>
            {t("ticket.move.pick")}
          </Button>
        }
        {...(open === undefined ? {} : { open })}
        {...(onOpenChange ? { onOpenChange } : {})}
      />
      <Suspense>
        {stageId && (
          <MoveDialog key={stageId} ticketId={ticket.id} stageId={stageId} onDone={close} onClose={close} />
        )}
      </Suspense>
    </>
  );
}
