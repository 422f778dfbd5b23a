import type { ResolutionReason } from "@relevo/contract/funnels.ts";
import { useTranslation } from "react-i18next";
import { Field } from "../../design/Field.tsx";
import { Select } from "../../design/Select.tsx";

/** Why it was won or lost: one of the funnel's reasons. */
export function ReasonField({
  reasons,
  required,
  value,
  tried,
  onChange,
}: {
  reasons: readonly ResolutionReason[];
  required: boolean;
  value: string | null;
  tried: boolean;
  onChange: (id: string | null) => void;
}) {
  const { t } = useTranslation();
  const choices = reasons.map(({ id, name }) => ({ value: id, label: name }));
  const label = t(required ? "ticket.move.reason" : "ticket.move.reasonOptional");
  return (
    <Field label={label} error={tried && required && value === null && t("closing.record.missingReason")}>
      <Select
        choices={required ? choices : [{ value: none, label: t("ticket.move.noReason") }, ...choices]}
        value={value ?? (required ? null : none)}
        onChange={(id) => onChange(id === none ? null : id)}
        label={label}
      />
    </Field>
  );
}

const none = "none";
