import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { type Pickable, Picker } from "../../../design/Picker.tsx";

/** One of the account's things, with what is wrong about the choice. With `none`, nothing may be chosen, too. */
export function Chooser({
  label,
  items,
  value,
  none,
  hint,
  error,
  onChange,
}: {
  label: string;
  items: readonly Pickable[];
  value: string | null;
  /** What choosing nothing means, such as "any". */
  none?: string;
  hint?: ReactNode;
  error?: string | undefined;
  onChange: (id: string | null) => void;
}) {
  const { t } = useTranslation();
  const nothing = items.length === 0 && none === undefined;
  return (
    <Field label={label} hint={nothing ? t("builder.nothing") : hint} error={error}>
      <Picker
        label={label}
        items={none === undefined ? items : [{ id: "", name: none }, ...items]}
        value={value ?? (none === undefined ? null : "")}
        onChange={(id) => onChange(id === "" ? null : id)}
      />
    </Field>
  );
}
