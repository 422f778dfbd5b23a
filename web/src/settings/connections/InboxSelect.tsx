import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Field } from "../../design/Field.tsx";
import { Select } from "../../design/Select.tsx";
import { inboxesQuery } from "../../people/lists.ts";

/** Which inbox takes what arrives; null is Global. */
export function InboxSelect({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (inboxId: string | null) => void;
}) {
  const { t } = useTranslation();
  const inboxes = useQuery(inboxesQuery).data ?? [];
  const global = inboxes.find((inbox) => inbox.global)?.id;
  const choices = inboxes.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Field label={t("settings.connections.form.inbox")} hint={t("settings.connections.form.inboxHint")}>
      <Select
        choices={choices}
        value={value ?? global ?? null}
        onChange={(id) => onChange(id === global ? null : id)}
      />
    </Field>
  );
}
