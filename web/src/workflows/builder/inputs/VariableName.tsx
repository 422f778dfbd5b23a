import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { Input } from "../../../design/Input.tsx";
import { variableName } from "../new-step.rules.ts";

/** What a step's finding is called in {{…}}: what is typed is made a name; an empty one is not taken. */
export function VariableName({
  label,
  value,
  hint,
  error,
  onChange,
}: {
  label: string;
  value: string;
  hint?: string;
  error?: string | undefined;
  onChange: (name: string) => void;
}) {
  const { t } = useTranslation();
  const [empty, setEmpty] = useState(false);
  return (
    <Field label={label} hint={hint ?? t("builder.variableHint", { name: `{{${value}}}` })} error={error}>
      <Input
        className="font-mono text-list!"
        maxLength={40}
        value={empty ? "" : value}
        onBlur={() => setEmpty(false)}
        onChange={({ target }) => {
          const name = variableName(target.value);
          setEmpty(name === "");
          if (name !== "") onChange(name);
        }}
      />
    </Field>
  );
}
