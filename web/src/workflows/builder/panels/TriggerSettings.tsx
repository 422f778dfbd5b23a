import { type Trigger, type TriggerKind, triggerKinds } from "@relevo/contract/workflows.ts";
import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { Input } from "../../../design/Input.tsx";
import { Picker } from "../../../design/Picker.tsx";
import { Select } from "../../../design/Select.tsx";
import { Switch } from "../../../design/Switch.tsx";
import { WrongWords } from "../../../settings/WrongWords.tsx";
import { triggerId } from "../../canvas/flow.rules.ts";
import { triggerIcons } from "../../canvas/step-look.ts";
import { timeOf } from "../../canvas/summary.ts";
import { useBuilding } from "../building.ts";
import { ConditionEditor } from "../conditions/ConditionEditor.tsx";
import { Chooser } from "../inputs/Chooser.tsx";
import { useWrong } from "../use-wrong.ts";
import { HookAddress } from "./HookAddress.tsx";

/** What starts a run, and what has to hold for it. */
export function TriggerSettings() {
  const { t } = useTranslation();
  const { definition, change } = useBuilding();
  const wrong = useWrong(triggerId);
  const { trigger } = definition;
  const label = t("flow.trigger");
  const set = (next: Trigger, field: string) => change({ ...definition, trigger: next }, `trigger/${field}`);
  return (
    <>
      <Field label={label} error={trigger === null ? wrong("/trigger") : undefined}>
        <Picker
          label={label}
          items={triggerKinds.map((kind) => ({
            id: kind,
            name: t(`flow.triggers.${kind}`),
            hint: t(`builder.triggerAbout.${kind}`),
            mark: <Mark kind={kind} />,
          }))}
          value={trigger?.kind ?? null}
          onChange={(id) => {
            const kind = triggerKinds.find((one) => one === id);
            if (kind) set(newTrigger(kind), "kind");
          }}
        />
      </Field>
      {trigger && <Own trigger={trigger} set={set} wrong={wrong} />}
      <section aria-label={t("flow.conditions")} className="flex flex-col gap-2 border-t border-line pt-3">
        <h3 className="font-medium">{t("flow.conditions")}</h3>
        {wrong("/conditions") && definition.conditions.items.length > 10 && (
          <WrongWords id="conditions-wrong">{wrong("/conditions")}</WrongWords>
        )}
        <ConditionEditor
          tree={definition.conditions}
          at={triggerId}
          path="/conditions"
          about={t("builder.trigger.noConditions")}
          onChange={(conditions) => change({ ...definition, conditions }, "conditions")}
        />
      </section>
      <section
        aria-label={t("builder.trigger.more")}
        className="flex flex-col gap-2 border-t border-line pt-3"
      >
        <h3 className="font-medium">{t("builder.trigger.more")}</h3>
        <Switch
          on={definition.oncePerContact}
          onChange={(oncePerContact) => change({ ...definition, oncePerContact })}
        >
          {t("builder.trigger.once")}
        </Switch>
        <Switch
          on={definition.endsWithConversation}
          onChange={(endsWithConversation) => change({ ...definition, endsWithConversation })}
        >
          {t("builder.trigger.ends")}
        </Switch>
      </section>
    </>
  );
}

function Mark({ kind }: { kind: TriggerKind }) {
  const Icon = triggerIcons[kind];
  return <Icon aria-hidden size={16} className="shrink-0 text-soft" />;
}

interface OwnProps {
  trigger: Trigger;
  set: (trigger: Trigger, field: string) => void;
  wrong: (path: string) => string | undefined;
}

/** What narrows a trigger of a kind. */
function Own({ trigger, set, wrong }: OwnProps) {
  const { t } = useTranslation();
  const { things } = useBuilding();
  switch (trigger.kind) {
    case "stage_changed":
      return (
        <Chooser
          label={t("builder.trigger.stage")}
          none={t("builder.trigger.anyStage")}
          items={things.funnels.flatMap((funnel) =>
            funnel.stages.map(({ id, name }) => ({ id, name, hint: funnel.name })),
          )}
          value={trigger.stageId}
          error={wrong("/trigger/stageId")}
          onChange={(stageId) => set({ ...trigger, stageId }, "stageId")}
        />
      );
    case "contact_field_changed":
      return (
        <Chooser
          label={t("builder.trigger.field")}
          none={t("builder.trigger.anyField")}
          items={things.fields.filter(({ of }) => of === "contact").map(({ id, name }) => ({ id, name }))}
          value={trigger.fieldId}
          error={wrong("/trigger/fieldId")}
          onChange={(fieldId) => set({ ...trigger, fieldId }, "fieldId")}
        />
      );
    case "contact_tag_changed":
      return (
        <>
          <Chooser
            label={t("builder.trigger.tag")}
            none={t("builder.trigger.anyTag")}
            items={things.tags.map(({ id, name }) => ({ id, name }))}
            value={trigger.tagId}
            error={wrong("/trigger/tagId")}
            onChange={(tagId) => set({ ...trigger, tagId }, "tagId")}
          />
          <Field label={t("builder.trigger.change")}>
            <Select
              choices={(["any", "added", "removed"] as const).map((value) => ({
                value,
                label: t(`builder.trigger.changes.${value}`),
              }))}
              value={trigger.change}
              onChange={(next) => set({ ...trigger, change: next }, "change")}
            />
          </Field>
        </>
      );
    case "webhook":
      return (
        <>
          <HookAddress />
          <Field label={t("builder.trigger.by")}>
            <Select
              choices={[
                { value: "phone", label: t("flow.subjects.contact.phone") },
                { value: "mail", label: t("flow.subjects.contact.mail") },
              ]}
              value={trigger.by}
              onChange={(by) => set({ ...trigger, by }, "by")}
            />
          </Field>
          <Field
            label={t("builder.trigger.path")}
            hint={t("builder.trigger.pathHint")}
            error={wrong("/trigger/path")}
          >
            <Input
              className="font-mono text-list!"
              maxLength={200}
              value={trigger.path}
              onChange={({ target }) => set({ ...trigger, path: target.value }, "path")}
            />
          </Field>
        </>
      );
    case "schedule":
      return <Schedule trigger={trigger} set={set} wrong={wrong} />;
    default:
      return null;
  }
}

const days = [1, 2, 3, 4, 5, 6, 7] as const;

function Schedule({
  trigger,
  set,
  wrong,
}: Omit<OwnProps, "trigger"> & { trigger: Extract<Trigger, { kind: "schedule" }> }) {
  const { t } = useTranslation();
  const toggle = (day: number) =>
    trigger.days.includes(day)
      ? trigger.days.filter((one) => one !== day)
      : [...trigger.days, day].toSorted((a, b) => a - b);
  const error = wrong("/trigger/days");
  return (
    <>
      <fieldset className="flex min-w-0 flex-col gap-1" aria-invalid={error ? true : undefined}>
        <legend className="mb-1 text-list font-medium">{t("builder.trigger.days")}</legend>
        <div className="flex flex-wrap gap-1">
          {days.map((day) => (
            <button
              key={day}
              type="button"
              aria-pressed={trigger.days.includes(day)}
              onClick={() => set({ ...trigger, days: toggle(day) }, "days")}
              className="h-8 min-w-11 rounded-base border border-rim px-2 text-list text-soft select-none hover:bg-hover aria-pressed:border-accent aria-pressed:bg-selected aria-pressed:font-medium aria-pressed:text-accent pointer-coarse:h-10"
            >
              {t(`flow.days.d${day}`)}
            </button>
          ))}
        </div>
        {error && <WrongWords id="days-wrong">{error}</WrongWords>}
      </fieldset>
      <Field label={t("builder.trigger.at")} hint={t("builder.trigger.atHint")}>
        <Input
          type="time"
          className="w-32!"
          value={timeOf(trigger.at)}
          onChange={({ target }) => {
            const [hours, minutes] = target.value.split(":").map(Number);
            if (hours !== undefined && minutes !== undefined && !Number.isNaN(hours + minutes))
              set({ ...trigger, at: hours * 60 + minutes }, "at");
          }}
        />
      </Field>
    </>
  );
}

function newTrigger(kind: TriggerKind): Trigger {
  switch (kind) {
    case "stage_changed":
      return { kind, stageId: null };
    case "contact_field_changed":
      return { kind, fieldId: null };
    case "contact_tag_changed":
      return { kind, tagId: null, change: "any" };
    case "webhook":
      return { kind, by: "phone", path: "phone" };
    case "schedule":
      return { kind, days: [1, 2, 3, 4, 5], at: 9 * 60 };
    default:
      return { kind };
  }
}
