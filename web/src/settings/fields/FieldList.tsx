import { editField, type Field } from "@relevo/contract/fields.ts";
import { ArrowDown, ArrowUp, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../design/IconButton.tsx";
import { notify } from "../../design/toast.tsx";
import { sayError } from "../../refusals/say.ts";
import { call } from "../../shell/api.ts";
import { Section } from "../Page.tsx";
import { box } from "../Tick.tsx";
import { useFieldsChanged } from "./use-fields-changed.ts";

/** The data of contacts, or of tickets, in the order they are asked for. */
export function FieldList({
  of,
  fields,
  onEdit,
  onRemove,
}: {
  of: Field["of"];
  fields: readonly Field[];
  onEdit: (field: Field) => void;
  onRemove: (field: Field) => void;
}) {
  const { t } = useTranslation();
  const changed = useFieldsChanged();
  const [said, setSaid] = useState("");
  const place = async ({ id, name, options }: Field, position: number) => {
    try {
      await call(editField, { params: { id }, body: { name, options, position } });
      await changed();
      setSaid(t("settings.fields.moved", { name, place: position + 1, count: fields.length }));
    } catch (error) {
      notify({ tone: "breach", title: sayError(error) });
    }
  };
  return (
    <Section title={t(`settings.fields.of.${of}`)}>
      {fields.length === 0 ? (
        <p className="text-soft">{t(`settings.fields.none.${of}`)}</p>
      ) : (
        <ol className={box}>
          {fields.map((field, position) => (
            <Row
              key={field.id}
              field={field}
              first={position === 0}
              last={position === fields.length - 1}
              onMove={(by) => void place(field, position + by)}
              onEdit={() => onEdit(field)}
              onRemove={() => onRemove(field)}
            />
          ))}
        </ol>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </Section>
  );
}

function Row({
  field: { name, kind, options },
  first,
  last,
  onMove,
  onEdit,
  onRemove,
}: {
  field: Field;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onEdit: () => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  return (
    <li className="flex items-center gap-x-3 py-2 ps-4 pe-2 max-sm:flex-wrap">
      <div className="min-w-0 flex-1 max-sm:basis-full">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="truncate text-list text-soft">
          {t(`settings.fields.kinds.${kind}`)}
          {options.length > 0 && `: ${options.join(", ")}`}
        </p>
      </div>
      <span className="flex max-sm:ms-auto">
        <IconButton
          icon={ArrowUp}
          label={t("settings.fields.up", { name })}
          disabled={first}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon={ArrowDown}
          label={t("settings.fields.down", { name })}
          disabled={last}
          onClick={() => onMove(1)}
        />
        <IconButton icon={Pencil} label={t("settings.fields.edit", { name })} onClick={onEdit} />
        <IconButton icon={Trash2} label={t("settings.fields.remove", { name })} onClick={onRemove} />
      </span>
    </li>
  );
}
