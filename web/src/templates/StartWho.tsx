import { useTranslation } from "react-i18next";
import { Field } from "../design/Field.tsx";
import { Input } from "../design/Input.tsx";
import { Select } from "../design/Select.tsx";

interface Who {
  phone: string;
  name: string;
}

/** From which number, and to whom: a customer one knows, or a number and perhaps a name. */
export function StartWho({
  numbers,
  connectionId,
  onConnection,
  contact,
  who,
  onWho,
  wrong,
}: {
  numbers: readonly { id: string; name: string }[];
  connectionId: string;
  onConnection: (id: string) => void;
  contact: { name: string } | undefined;
  who: Who;
  onWho: (who: Who) => void;
  /** What is wrong with whom. */
  wrong: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <div className="grid grid-cols-3 gap-3 max-sm:grid-cols-1">
      <Field label={t("templates.start.connection")}>
        <Select
          choices={numbers.map(({ id, name }) => ({ value: id, label: name }))}
          value={connectionId}
          onChange={onConnection}
          label={t("templates.start.connection")}
        />
      </Field>
      {contact ? (
        <Field label={t("templates.start.customer")} error={wrong}>
          <Input readOnly value={contact.name} />
        </Field>
      ) : (
        <>
          <Field label={t("templates.start.phone")} hint={t("templates.start.phoneHint")} error={wrong}>
            <Input
              type="tel"
              autoFocus
              value={who.phone}
              onChange={({ target }) => onWho({ ...who, phone: target.value })}
            />
          </Field>
          <Field label={t("templates.start.name")}>
            <Input
              maxLength={120}
              value={who.name}
              onChange={({ target }) => onWho({ ...who, name: target.value })}
            />
          </Field>
        </>
      )}
    </div>
  );
}
