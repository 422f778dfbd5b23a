import { outcomes } from "@relevo/contract/closing.ts";
import type { Funnel } from "@relevo/contract/funnels.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../design/Avatar.tsx";
import { Checkbox } from "../../design/Checkbox.tsx";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import { Picker } from "../../design/Picker.tsx";
import { Select } from "../../design/Select.tsx";
import { groupsQuery, membersQuery } from "../../people/lists.ts";
import { FunnelStage } from "../FunnelStage.tsx";
import type { BulkKind } from "./BulkDialog.tsx";
import type { BulkDraft } from "./bulk.rules.ts";

interface Fields {
  draft: BulkDraft;
  onChange: (part: Partial<BulkDraft>) => void;
}

/** What an act on many asks for, once for all of them. */
export function BulkFields({ asked, funnel, ...fields }: Fields & { asked: BulkKind; funnel: Funnel }) {
  const { t } = useTranslation();
  const { draft, onChange } = fields;
  if (asked.kind === "assign") return <ToWhom {...fields} />;
  const type = asked.kind === "move" ? asked.spot.stage.type : "normal";
  const mark = asked.kind === "move" ? type : asked.kind;
  const ends = type !== "normal" || asked.kind === "archive" || draft.archive;
  const reasons = funnel.reasons.filter(({ kind }) => kind === mark);
  return (
    <>
      {asked.kind === "move" && (
        <p>
          {asked.spot.funnel.name} › <span className="font-medium">{asked.spot.stage.name}</span>
        </p>
      )}
      {reasons.length > 0 && (
        <Field label={t("board.bulk.reason")}>
          <Select
            label={t("board.bulk.reason")}
            choices={[
              { value: "", label: t("board.bulk.noReason") },
              ...reasons.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={draft.reasonId ?? ""}
            onChange={(id) => onChange({ reasonId: id === "" ? null : id })}
          />
        </Field>
      )}
      {(asked.kind === "won" || asked.kind === "lost") && (
        <Checkbox checked={draft.archive} onChange={(archive) => onChange({ archive })}>
          {t("board.bulk.alsoArchive")}
        </Checkbox>
      )}
      {(asked.kind === "archive" || draft.archive) && (
        <fieldset>
          <legend className="mb-2 text-list text-soft">{t("board.bulk.returnTo")}</legend>
          <FunnelStage
            value={draft.returnTo ?? undefined}
            onChange={(returnTo) => onChange({ returnTo })}
            labels={{ funnel: t("board.funnel"), stage: t("board.move.choose") }}
          />
        </fieldset>
      )}
      {ends && (
        <>
          <Field label={t("board.bulk.outcome")}>
            <Select
              label={t("board.bulk.outcome")}
              choices={outcomes.map((value) => ({
                value,
                label: t(`conversations.record.outcomes.${value}`),
              }))}
              value={draft.outcome}
              onChange={(outcome) => onChange({ outcome })}
            />
          </Field>
          <Checkbox checked={draft.confirmed} onChange={(confirmed) => onChange({ confirmed })}>
            {t("board.bulk.confirm")}
          </Checkbox>
        </>
      )}
    </>
  );
}

function ToWhom({ draft, onChange }: Fields) {
  const { t } = useTranslation();
  const members = (useQuery(membersQuery).data ?? []).filter(
    ({ active, role }) => active && role !== "viewer",
  );
  const groups = useQuery(groupsQuery).data ?? [];
  return (
    <>
      <Field label={t("board.bulk.to")}>
        <Picker
          label={t("board.bulk.to")}
          items={[
            { id: "nobody", name: t("board.bulk.nobody") },
            ...members.map(({ id, name }) => ({
              id,
              name,
              hint: t("board.bulk.people"),
              mark: <Avatar size="small" name={name} of={id} />,
            })),
            ...groups.map(({ id, name }) => ({ id, name, hint: t("board.bulk.teams") })),
          ]}
          value={draft.to && (draft.to.memberId ?? draft.to.groupId ?? "nobody")}
          onChange={(id) =>
            onChange({
              to: {
                memberId: members.some((one) => one.id === id) ? id : null,
                groupId: groups.some((one) => one.id === id) ? id : null,
              },
            })
          }
        />
      </Field>
      <Field label={t("board.bulk.why")}>
        <Input maxLength={500} value={draft.why} onChange={({ target }) => onChange({ why: target.value })} />
      </Field>
    </>
  );
}
