import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import { Picker } from "../../design/Picker.tsx";
import { Select } from "../../design/Select.tsx";
import { membersQuery } from "../../people/lists.ts";
import { areas } from "./areas.ts";
import type { AuditFilter } from "./filter.rules.ts";

/** Every area, as a choice: a select takes an empty value for none chosen. */
const all = "all";

/** What to look for: area, person and days. */
export function Filters({
  filter,
  onChange,
}: {
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
}) {
  const { t } = useTranslation();
  const members = useQuery(membersQuery).data ?? [];
  const { area = all, person = "", from = "", to = "" } = filter;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid everywhere
    <div
      role="group"
      aria-label={t("settings.audit.filters")}
      className="grid grid-cols-[1fr_1fr_auto_auto] items-end gap-3 max-sm:grid-cols-2"
    >
      <Field label={t("settings.audit.area")}>
        <Select
          choices={[
            { value: all, label: t("settings.audit.allAreas") },
            ...areas.map((value) => ({ value, label: t(`settings.audit.areas.${value}`) })),
          ]}
          value={area}
          onChange={(value) => onChange({ ...filter, area: value === all ? "" : value })}
        />
      </Field>
      <Field label={t("settings.audit.person")}>
        <Picker
          label={t("settings.audit.person")}
          items={[
            { id: "", name: t("settings.audit.allPeople") },
            ...members.map(({ id, name, mail }) => ({ id, name, hint: mail })),
          ]}
          value={person}
          onChange={(id) => onChange({ ...filter, person: id })}
        />
      </Field>
      <Field label={t("settings.audit.from")}>
        <Input
          type="date"
          max={to}
          value={from}
          onChange={(event) => onChange({ ...filter, from: event.target.value })}
        />
      </Field>
      <Field label={t("settings.audit.to")}>
        <Input
          type="date"
          min={from}
          value={to}
          onChange={(event) => onChange({ ...filter, to: event.target.value })}
        />
      </Field>
      {Object.keys(filter).length > 0 && (
        <Button
          size="small"
          variant="quiet"
          icon={X}
          onClick={() => onChange({})}
          className="-ms-2.5 justify-self-start"
        >
          {t("settings.audit.clear")}
        </Button>
      )}
    </div>
  );
}
