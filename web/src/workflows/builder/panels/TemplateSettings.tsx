import { templateKeys } from "@relevo/contract/workflow-variables.ts";
import { useTranslation } from "react-i18next";
import { TemplatePreview } from "../../../templates/TemplatePreview.tsx";
import { useBuilding } from "../building.ts";
import { Chooser } from "../inputs/Chooser.tsx";
import { WithVariables } from "../inputs/WithVariables.tsx";
import type { SettingsOf } from "./settings.ts";

/** Which approved message, and what stands in its places. */
export function TemplateSettings({ step, edit, wrong }: SettingsOf<"template">) {
  const { t } = useTranslation();
  const { things } = useBuilding();
  const template = things.templates.find(({ id }) => id === step.templateId);
  const names = template ? templateKeys(template.variables) : [];
  return (
    <>
      <Chooser
        label={t("builder.template.which")}
        items={things.templates
          .filter(({ id, state }) => state === "approved" || id === step.templateId)
          .map(({ id, name, language, connection }) => ({
            id,
            name,
            hint: `${language} · ${connection.name}`,
          }))}
        value={step.templateId}
        error={wrong("/templateId")}
        onChange={(templateId) => edit({ ...step, templateId, values: {} }, "templateId")}
      />
      {template?.variables.map(({ example, key }, i) => {
        const name = names[i] ?? key;
        return (
          <WithVariables
            key={name}
            label={t("builder.template.value", { name })}
            max={1024}
            placeholder={example}
            value={step.values[name] ?? ""}
            error={wrong(`/values/${name}`)}
            onChange={(value) =>
              edit({ ...step, values: { ...step.values, [name]: value } }, `values/${name}`)
            }
          />
        );
      })}
      {template && (
        <TemplatePreview template={template} values={names.map((name) => step.values[name] ?? "")} />
      )}
    </>
  );
}
