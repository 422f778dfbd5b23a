import { type TicketFilter, ticketViews } from "@relevo/contract/board.ts";
import { stageKinds } from "@relevo/contract/funnels.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import { Select } from "../../design/Select.tsx";
import { groupsQuery } from "../../people/lists.ts";
import { dayEdge, dayField } from "./days.rules.ts";
import type { Place } from "./use-place.ts";
import { useTyped } from "./use-typed.ts";

const any = "any";

/** What narrows the tickets besides words and owner; it takes effect at once. */
export function FilterPanel({ place, currency }: { place: Place; currency: string | null }) {
  const { t } = useTranslation();
  const groups = useQuery(groupsQuery).data ?? [];
  const { filter, narrow } = place;
  const whole = { value: any, label: t("board.filter.any") } as const;
  return (
    <div className="flex flex-col gap-3">
      <Field label={t("board.filter.view")} hint={filter.view && t(`board.viewsAbout.${filter.view}`)}>
        <Select
          label={t("board.filter.view")}
          choices={[
            { value: any, label: t("board.filter.all") },
            ...ticketViews.map((value) => ({ value, label: t(`board.views.${value}`) })),
          ]}
          value={filter.view ?? any}
          onChange={(view) => narrow({ view: view === any ? undefined : view })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("board.filter.kind")}>
          <Select
            label={t("board.filter.kind")}
            choices={[whole, ...stageKinds.map((value) => ({ value, label: t(`board.kinds.${value}`) }))]}
            value={filter.kind ?? any}
            onChange={(kind) => narrow({ kind: kind === any ? undefined : kind })}
          />
        </Field>
        <Field label={t("board.filter.resolution")}>
          <Select
            label={t("board.filter.resolution")}
            choices={[
              whole,
              ...(["none", "won", "lost"] as const).map((value) => ({
                value,
                label: t(`board.resolutions.${value}`),
              })),
            ]}
            value={filter.resolution ?? any}
            onChange={(resolution) => narrow({ resolution: resolution === any ? undefined : resolution })}
          />
        </Field>
      </div>
      {groups.length > 0 && (
        <Field label={t("board.filter.group")}>
          <Select
            label={t("board.filter.group")}
            choices={[whole, ...groups.map(({ id, name }) => ({ value: id, label: name }))]}
            value={filter.groupId ?? any}
            onChange={(id) => narrow({ groupId: id === any ? undefined : id })}
          />
        </Field>
      )}
      {currency && <Span title={t("board.filter.value")} fields={["valueFrom", "valueTo"]} place={place} />}
      <Span title={t("board.filter.created")} fields={["createdFrom", "createdTo"]} place={place} />
    </div>
  );
}

type Edge = "valueFrom" | "valueTo" | "createdFrom" | "createdTo";

/** From and to: of an amount, or of the day it was made. */
function Span({ title, fields, place }: { title: string; fields: readonly [Edge, Edge]; place: Place }) {
  const { t } = useTranslation();
  return (
    <fieldset className="grid grid-cols-2 gap-x-3">
      <legend className="mb-1 text-list font-medium">{title}</legend>
      {fields.map((field) => (
        <EdgeInput
          key={field}
          field={field}
          label={`${title}: ${t(field.endsWith("From") ? "board.filter.from" : "board.filter.to")}`}
          place={place}
        />
      ))}
    </fieldset>
  );
}

function EdgeInput({ field, label, place }: { field: Edge; label: string; place: Place }) {
  const { t } = useTranslation();
  const [text, setText] = useTyped(textOf(field, place.filter), (typed) =>
    place.narrow({ [field]: readEdge(field, typed) }),
  );
  const date = field.startsWith("created");
  return (
    <Input
      aria-label={label}
      placeholder={date ? undefined : t(field === "valueFrom" ? "board.filter.from" : "board.filter.to")}
      type={date ? "date" : "number"}
      min={0}
      inputMode={date ? undefined : "decimal"}
      value={text}
      onChange={({ target }) => setText(target.value)}
    />
  );
}

function textOf(field: Edge, filter: TicketFilter): string {
  if (field === "createdFrom" || field === "createdTo") return dayField(filter[field]);
  return filter[field] === undefined ? "" : String(filter[field]);
}

function readEdge(field: Edge, text: string): string | number | undefined {
  if (field === "createdFrom" || field === "createdTo")
    return dayEdge(text, field === "createdFrom" ? "start" : "end");
  const amount = Number(text);
  return text.trim() === "" || !(amount >= 0) ? undefined : amount;
}
