import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { Select } from "../../../design/Select.tsx";
import { Switch } from "../../../design/Switch.tsx";
import { StageMark } from "../../../tickets/board/StageMark.tsx";
import type { Things } from "../../canvas/use-things.ts";
import { useBuilding } from "../building.ts";
import { Chooser } from "../inputs/Chooser.tsx";
import { WithVariables } from "../inputs/WithVariables.tsx";
import type { SettingsOf } from "./settings.ts";

/** In which funnel and stage, and about what. */
export function CreateTicketSettings({ step, edit, wrong }: SettingsOf<"create_ticket">) {
  const { t } = useTranslation();
  const { things } = useBuilding();
  const funnel = things.funnels.find(({ id }) => id === step.funnelId);
  return (
    <>
      <Chooser
        label={t("builder.ticket.funnel")}
        items={things.funnels.map(({ id, name }) => ({ id, name }))}
        value={step.funnelId}
        error={wrong("/funnelId")}
        onChange={(funnelId) => {
          const chosen = things.funnels.find(({ id }) => id === funnelId);
          edit({ ...step, funnelId, stageId: chosen?.stages[0]?.id ?? null }, "funnelId");
        }}
      />
      {funnel && (
        <Chooser
          label={t("builder.ticket.stage")}
          items={stagesOf(funnel)}
          value={step.stageId}
          error={wrong("/stageId")}
          onChange={(stageId) => edit({ ...step, stageId }, "stageId")}
        />
      )}
      <WithVariables
        label={t("builder.ticket.subject")}
        max={200}
        value={step.subject}
        error={wrong("/subject")}
        onChange={(subject) => edit({ ...step, subject }, "subject")}
      />
    </>
  );
}

/** To which stage. */
export function MoveTicketSettings({ step, edit, wrong }: SettingsOf<"move_ticket">) {
  const { t } = useTranslation();
  const { things } = useBuilding();
  return (
    <Chooser
      label={t("builder.ticket.stage")}
      hint={t("builder.ticket.moveHint")}
      items={things.funnels.flatMap((funnel) =>
        stagesOf(funnel).map((stage) => ({ ...stage, hint: funnel.name })),
      )}
      value={step.stageId}
      error={wrong("/stageId")}
      onChange={(stageId) => edit({ ...step, stageId }, "stageId")}
    />
  );
}

/** How it ends, why, and whether it leaves the board. */
export function ResolveTicketSettings({ step, edit, wrong }: SettingsOf<"resolve_ticket">) {
  const { t } = useTranslation();
  const { things } = useBuilding();
  const reasons = things.funnels.flatMap((funnel) =>
    funnel.reasons
      .filter(({ kind }) => kind === step.resolution)
      .map(({ id, name }) => ({ id, name, hint: funnel.name })),
  );
  return (
    <>
      <Field label={t("builder.ticket.resolution")} error={wrong("/resolution")}>
        <Select
          choices={[
            { value: "won", label: t("flow.says.won") },
            { value: "lost", label: t("flow.says.lost") },
          ]}
          value={step.resolution}
          onChange={(resolution) => edit({ ...step, resolution, reasonId: null }, "resolution")}
        />
      </Field>
      <Chooser
        label={t("builder.ticket.reason")}
        none={t("builder.ticket.noReason")}
        items={reasons}
        value={step.reasonId}
        error={wrong("/reasonId")}
        onChange={(reasonId) => edit({ ...step, reasonId }, "reasonId")}
      />
      <Switch on={step.archive} onChange={(archive) => edit({ ...step, archive }, "archive")}>
        {t("builder.ticket.archive")}
      </Switch>
    </>
  );
}

function stagesOf(funnel: Things["funnels"][number]) {
  return funnel.stages.map((stage) => ({
    id: stage.id,
    name: stage.name,
    mark: <StageMark stage={stage} size="small" />,
  }));
}
