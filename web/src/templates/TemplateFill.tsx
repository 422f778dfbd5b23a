import type { Template } from "@relevo/contract/templates.ts";
import { useTranslation } from "react-i18next";
import { Field } from "../design/Field.tsx";
import { Input } from "../design/Input.tsx";
import { HeaderFile } from "./HeaderFile.tsx";
import { TemplatePreview } from "./TemplatePreview.tsx";

export interface Filled {
  values: readonly string[];
  fileId: string | undefined;
}

/** A chosen template's variables beside what the customer will see. */
export function TemplateFill({
  template,
  filled,
  onChange,
}: {
  template: Template;
  filled: Filled;
  onChange: (filled: Filled) => void;
}) {
  const { t } = useTranslation();
  const set = (i: number, value: string) =>
    onChange({
      ...filled,
      values: template.variables.map((_, at) => (at === i ? value : (filled.values[at] ?? ""))),
    });
  const names = { header: "headerVariable", body: "variable", button: "buttonVariable" } as const;
  return (
    <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
      <div className="flex flex-col gap-3">
        {template.header && template.header.kind !== "text" && (
          <HeaderFile kind={template.header.kind} onReady={(fileId) => onChange({ ...filled, fileId })} />
        )}
        {template.variables.map(({ place, key, example }, i) => (
          <Field key={`${place} ${key}`} label={t(`templates.${names[place]}`, { name: key })}>
            <Input
              autoFocus={i === 0}
              maxLength={1000}
              placeholder={example}
              value={filled.values[i] ?? ""}
              onChange={({ target }) => set(i, target.value)}
            />
          </Field>
        ))}
      </div>
      <TemplatePreview template={template} values={filled.values} />
    </div>
  );
}
