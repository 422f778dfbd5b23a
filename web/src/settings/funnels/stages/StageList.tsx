import { showBoard } from "@relevo/contract/board.ts";
import type { Funnel, Stage } from "@relevo/contract/funnels.ts";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../design/Button.tsx";
import { call } from "../../../shell/api.ts";
import { Section } from "../../Page.tsx";
import { box } from "../../Tick.tsx";
import { NewStage } from "./NewStage.tsx";
import { PlaceStage } from "./PlaceStage.tsx";
import { RemoveStage } from "./RemoveStage.tsx";
import { StageRow } from "./StageRow.tsx";
import { usePlaceStage } from "./use-place-stage.ts";

/** The stages in their order, each with what it is and holds; each change counts at once. */
export function StageList({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation();
  const { stages } = funnel;
  const open = useQuery({
    // Under the funnels' key, so that a change of theirs counts them anew.
    queryKey: ["funnels", funnel.id, "open"],
    queryFn: async ({ signal }) => {
      const board = await call(showBoard, { params: { id: funnel.id }, query: { limit: 1 } }, { signal });
      return new Map(board.columns.map(({ stageId, count }) => [stageId, count]));
    },
  }).data;
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Stage>();
  const placing = usePlaceStage(stages.length);
  return (
    <Section
      title={t("settings.funnels.stages.title")}
      about={t("settings.funnels.stages.about")}
      actions={
        <Button icon={Plus} onClick={() => setAdding(true)}>
          {t("settings.funnels.stages.add")}
        </Button>
      }
    >
      <ol className={box}>
        {stages.map((stage, position) => (
          <StageRow
            key={stage.id}
            stage={stage}
            open={open?.get(stage.id)}
            first={position === 0}
            last={position === stages.length - 1}
            onMove={(by) => void placing.place(stage, position + by)}
            onRemove={() => setRemoving(stage)}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {placing.said}
      </p>
      {adding && <NewStage funnelId={funnel.id} onLeave={() => setAdding(false)} />}
      {removing && (
        <RemoveStage
          stage={removing}
          stages={stages}
          open={open?.get(removing.id) ?? 0}
          onLeave={() => setRemoving(undefined)}
        />
      )}
      {placing.asking && (
        <PlaceStage
          stage={placing.asking.stage}
          stages={stages}
          place={placing.placeWith}
          onLeave={placing.leave}
        />
      )}
    </Section>
  );
}
