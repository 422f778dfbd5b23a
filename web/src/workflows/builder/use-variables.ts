import {
  fixedVariables,
  triggerVariables,
  variableOfStep,
  variablesAt,
} from "@relevo/contract/workflow-variables.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Pickable } from "../../design/Picker.tsx";
import { secretsQuery } from "../queries.ts";
import { useBuilding } from "./building.ts";
import { useSelectedId } from "./selected.ts";

/** What {{…}} may name where the chosen step stands: the desk's own, the company's fields, the trigger's, earlier steps'. */
export function useVariables(withSecrets = false): Pickable[] {
  const { t } = useTranslation();
  const { definition, things, words } = useBuilding();
  const at = useSelectedId();
  const secrets = useQuery({ ...secretsQuery, enabled: withSecrets }).data ?? [];
  const { trigger } = definition;
  const item = (variable: string, name: string): Pickable => ({
    id: `{{${variable}}}`,
    name,
    hint: `{{${variable}}}`,
  });
  const own = variablesAt(definition, at);
  return [
    ...fixedVariables.map((name) => item(name, t(`builder.variables.${name}`))),
    ...things.fields.map(({ id, name }) => item(`field.${id}`, name)),
    ...Object.keys(trigger ? triggerVariables[trigger.kind] : {}).map((name) =>
      item(`trigger.${name}`, `${words.trigger(trigger)}: ${name}`),
    ),
    ...own.map((name) => {
      const step = definition.steps.find((one) => variableOfStep(one) === name);
      return item(name, step ? `${words.title(step)}: ${name}` : name);
    }),
    ...(withSecrets ? secrets.map(({ name }) => item(`secret.${name}`, t("builder.secret", { name }))) : []),
  ];
}
