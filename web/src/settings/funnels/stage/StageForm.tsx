import { editStage, type Funnel, type Stage, typeStage } from "@relevo/contract/funnels.ts";
import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { Input } from "../../../design/Input.tsx";
import { Textarea } from "../../../design/Textarea.tsx";
import type { WordKey } from "../../../i18n/keys.ts";
import { Form, Problem } from "../../../refusals/Form.tsx";
import type { Places } from "../../../refusals/place.rules.ts";
import { useSubmit } from "../../../refusals/use-submit.ts";
import { call } from "../../../shell/api.ts";
import { LeaveGuard } from "../../LeaveGuard.tsx";
import { SaveBar } from "../SaveBar.tsx";
import { useDraft } from "../use-draft.ts";
import { useFunnelsChanged } from "../use-funnels-changed.ts";
import { KindChoice } from "./KindChoice.tsx";
import { Requirements } from "./Requirements.tsx";
import { draftOf, type StageDraft, type StagePart, settingsOf, wrongIn } from "./stage-draft.rules.ts";
import { TypeChoice } from "./TypeChoice.tsx";

const fields = {
  name: "settings.stages.wrong.name",
  stuckHours: "settings.stages.wrong.stuck",
  exitCriteria: "settings.stages.wrong.exit",
  softLimit: "settings.stages.wrong.limit",
  requirements: "settings.stages.wrong.asks",
  type: "settings.stages.wrong.returnCloses",
  assignment: "settings.stages.wrong.assignment",
} as const;
const places: Places<keyof typeof fields, WordKey> = {
  fields,
  codes: {
    NAME_TAKEN: { field: "name", words: "settings.stages.wrong.nameTaken" },
    RETURN_CLOSES: { field: "type", words: "settings.stages.wrong.returnCloses" },
    LAST_STAGE: { field: "type", words: "settings.stages.wrong.lastStage" },
  },
};

/** General settings of a stage, its type at the bottom; saved together. */
export function StageForm({ funnel, stage }: { funnel: Funnel; stage: Stage }) {
  const { t } = useTranslation();
  const changed = useFunnelsChanged();
  const { draft, dirty, change, drop } = useDraft(draftOf(stage));
  const params = { id: stage.id };
  const submission = useSubmit(
    places,
    async (key) => {
      // The type first: it may be refused, and then nothing is saved.
      if (draft.type !== stage.type) await call(typeStage, { params, body: { type: draft.type } });
      await call(editStage, { params, body: settingsOf(draft, stage) }, { key });
      await changed(t("settings.stages.saved"));
      drop();
    },
    () => Object.fromEntries(wrongIn(draft).map((part) => [part, fields[part]])),
  );
  const set = (parts: Partial<StageDraft>, part?: StagePart | "type") => {
    change(parts);
    if (part) submission.edited(part);
  };
  return (
    <Form submission={submission} className="max-w-2xl gap-6">
      <LeaveGuard dirty={dirty} />
      <Problem>{submission.error("assignment")}</Problem>
      <Field label={t("settings.stages.name")} error={submission.error("name")}>
        <Input
          maxLength={120}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value }, "name")}
          className="max-w-sm"
        />
      </Field>
      <KindChoice value={draft.kind} onChange={(kind) => set({ kind })} />
      <div className="grid grid-cols-2 items-start gap-4 max-sm:grid-cols-1">
        <Field
          label={t("settings.stages.stuck")}
          hint={t("settings.stages.stuckHint")}
          error={submission.error("stuckHours")}
        >
          <Input
            inputMode="numeric"
            value={draft.stuck}
            onChange={(event) => set({ stuck: event.target.value }, "stuckHours")}
            className="max-w-28 tabular-nums"
          />
        </Field>
        <Field
          label={t("settings.stages.limit")}
          hint={t("settings.stages.limitHint")}
          error={submission.error("softLimit")}
        >
          <Input
            inputMode="numeric"
            value={draft.limit}
            onChange={(event) => set({ limit: event.target.value }, "softLimit")}
            className="max-w-28 tabular-nums"
          />
        </Field>
      </div>
      <Field
        label={t("settings.stages.exit")}
        hint={t("settings.stages.exitHint")}
        error={submission.error("exitCriteria")}
      >
        <Textarea
          rows={2}
          maxLength={500}
          value={draft.exitCriteria}
          onChange={(event) => set({ exitCriteria: event.target.value }, "exitCriteria")}
        />
      </Field>
      <Requirements
        funnel={funnel}
        stage={stage}
        asks={draft.asks}
        error={submission.error("requirements")}
        onChange={(asks) => set({ asks }, "requirements")}
      />
      <TypeChoice
        value={draft.type}
        error={submission.error("type")}
        onChange={(type) => set({ type }, "type")}
      />
      {dirty && <SaveBar busy={submission.busy} onDrop={drop} />}
    </Form>
  );
}
