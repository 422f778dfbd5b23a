import { useQuery } from "@tanstack/react-query";
import { Select } from "../../../design/Select.tsx";
import { funnelsQuery } from "../../../tickets/funnels.ts";
import type { groups } from "../fields.rules.ts";
import type { Control, ControlProps } from "./control.ts";

export const ticketControls: Record<(typeof groups)["ticket"][number], Control> = {
  autoTicket: FirstStage,
};

function FirstStage({ t, label, policy, change }: ControlProps) {
  const funnels = useQuery(funnelsQuery).data ?? [];
  const stages = funnels.flatMap((funnel) =>
    funnel.stages.map((stage) => ({
      value: stage.id,
      label: `${funnel.name} › ${stage.name}`,
      place: { funnelId: funnel.id, stageId: stage.id },
    })),
  );
  return (
    <Select
      label={label}
      choices={[{ value: "none", label: t("settings.policy.noTicket") }, ...stages]}
      value={policy.autoTicket?.stageId ?? "none"}
      onChange={(id) => change({ autoTicket: stages.find(({ value }) => value === id)?.place ?? null })}
    />
  );
}
