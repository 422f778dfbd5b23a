import {
  type Condition,
  operatorsOf,
  type Subject,
  type ValueKind,
} from "@relevo/contract/workflow-conditions.ts";
import { triggerVariables, variablesAt } from "@relevo/contract/workflow-variables.ts";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { IconButton } from "../../../design/IconButton.tsx";
import { Input } from "../../../design/Input.tsx";
import { Picker } from "../../../design/Picker.tsx";
import { Select } from "../../../design/Select.tsx";
import { operatorWords } from "../../canvas/use-flow-words.ts";
import { useBuilding } from "../building.ts";
import { useSelectedId } from "../selected.ts";
import {
  type Category,
  categories,
  categoryNames,
  categoryOf,
  kindOf,
  newCondition,
  withOperator,
} from "../tree.rules.ts";
import { useWrong } from "../use-wrong.ts";
import { ValueInput } from "./ValueInput.tsx";

/** Category and field, operator, value. */
export function ConditionRow({
  condition,
  at,
  path,
  onChange,
}: {
  condition: Condition;
  at: string;
  path: string;
  onChange: (condition: Condition | null) => void;
}) {
  const { t } = useTranslation();
  const wrong = useWrong(at);
  const { things } = useBuilding();
  const { subject, key, operator } = condition;
  const category = categoryOf(subject);
  const kindAs = (subject: Subject, key: string | undefined): ValueKind =>
    kindOf(subject, things.fields.find(({ id }) => id === key)?.kind);
  const kind = kindAs(subject, key);
  const choose = (subject: Subject, key?: string) =>
    onChange(newCondition(subject, key, kindAs(subject, key)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a line with other controls
    <div
      role="group"
      aria-label={t("builder.condition.one")}
      className="relative flex flex-col gap-2 rounded-base border border-line bg-ground p-2.5"
    >
      <Field label={t("builder.condition.category")}>
        <Select
          choices={categoryNames.map((value) => ({ value, label: t(`flow.categories.${value}`) }))}
          value={category}
          onChange={(next: Category) => choose(categories[next][0])}
        />
      </Field>
      {categories[category].length > 1 && (
        <FieldChoice
          condition={condition}
          category={category}
          error={wrong(`${path}/key`)}
          onChoose={choose}
        />
      )}
      <Field label={t("builder.condition.operator")} error={wrong(`${path}/operator`)}>
        <Select
          choices={operatorsOf[kind].map((value) => ({ value, label: operatorWords(t, value, kind) }))}
          value={operator}
          onChange={(next) => onChange(withOperator(condition, kind, next))}
        />
      </Field>
      <ValueInput condition={condition} kind={kind} error={wrong(`${path}/value`)} onChange={onChange} />
      <IconButton
        size="small"
        icon={X}
        label={t("builder.condition.remove")}
        onClick={() => onChange(null)}
        className="absolute end-1 top-0.5"
      />
    </div>
  );
}

/** Which of the category's: the desk's own, the company's fields by name, variables by name. */
function FieldChoice({
  condition: { subject, key },
  category,
  error,
  onChoose,
}: {
  condition: Condition;
  category: Category;
  error: string | undefined;
  onChoose: (subject: Subject, key?: string) => void;
}) {
  const { t } = useTranslation();
  const { definition, things } = useBuilding();
  const at = useSelectedId();
  if (category === "variables") {
    const trigger = definition.trigger ? Object.keys(triggerVariables[definition.trigger.kind]) : [];
    const names = { variable: variablesAt(definition, at), trigger };
    const known = names[subject === "trigger" ? "trigger" : "variable"];
    return (
      <div className="grid grid-cols-2 gap-2">
        <Field label={t("builder.condition.of")}>
          <Select
            choices={[
              { value: "variable", label: t("flow.subjects.variable") },
              { value: "trigger", label: t("flow.subjects.trigger") },
            ]}
            value={subject === "trigger" ? "trigger" : "variable"}
            onChange={(next: "variable" | "trigger") => onChoose(next, names[next][0] ?? "nombre")}
          />
        </Field>
        <Field label={t("builder.condition.name")} error={error}>
          <Input
            list={`names-${subject}`}
            maxLength={80}
            value={key ?? ""}
            onChange={({ target }) => onChoose(subject, target.value || undefined)}
          />
          <datalist id={`names-${subject}`}>
            {known.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </Field>
      </div>
    );
  }
  const of = category === "ticket" ? "ticket" : "contact";
  const fields =
    category === "contact" || category === "ticket" ? things.fields.filter((one) => one.of === of) : [];
  const own: Subject = `${of}.field`;
  const items = [
    ...categories[category]
      .filter((one) => one !== own)
      .map((one) => ({ id: one, name: t(`flow.subjects.${one}`), subject: one as Subject })),
    ...fields.map(({ id, name }) => ({ id, name, hint: t("builder.condition.ownField"), subject: own })),
  ];
  const label = t("builder.condition.field");
  return (
    <Field label={label} error={error}>
      <Picker
        label={label}
        items={items}
        value={subject === own ? (key ?? null) : subject}
        onChange={(id) => {
          const item = items.find((one) => one.id === id);
          if (item) onChoose(item.subject, item.subject === own ? id : undefined);
        }}
      />
    </Field>
  );
}
