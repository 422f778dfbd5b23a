import { type CommentChip, outsideChannels } from "@relevo/contract/messages.ts";
import { useTranslation } from "react-i18next";
import { Field } from "../../../design/Field.tsx";
import { Input } from "../../../design/Input.tsx";
import { Select } from "../../../design/Select.tsx";
import { fromLocal, toLocal } from "./local-time.ts";

/** The one datum a chip asks for, with what is wrong with it beside it. */
export function ChipDatum({
  chip,
  lacking,
  onChange,
}: {
  chip: CommentChip;
  lacking: boolean;
  onChange: (chip: CommentChip) => void;
}) {
  const { t } = useTranslation();
  if (chip.trigger === "unusual") return null;
  const error = lacking && t(`conversations.note.datumMissing.${chip.trigger}`);
  if (chip.trigger === "external") {
    const { trigger, channel, at } = chip;
    return (
      <div className="grid grid-cols-[2fr_3fr] gap-2">
        <Field label={t("conversations.note.channel")} error={channel === undefined && error}>
          <Select
            label={t("conversations.note.channel")}
            choices={outsideChannels.map((value) => ({
              value,
              label: t(`conversations.note.channels.${value}`),
            }))}
            value={channel ?? null}
            onChange={(next) => onChange({ ...chip, channel: next })}
          />
        </Field>
        <Field label={t("conversations.note.at")} error={channel !== undefined && error}>
          <Input
            type="datetime-local"
            max={toLocal(new Date().toISOString())}
            value={toLocal(at)}
            onChange={({ target }) => {
              const next = fromLocal(target.value);
              onChange({ trigger, ...(channel && { channel }), ...(next && { at: next }) });
            }}
          />
        </Field>
      </div>
    );
  }
  if (chip.trigger === "missing_data")
    return (
      <Field label={t("conversations.note.missing")} error={error}>
        <Input
          maxLength={300}
          placeholder={t("conversations.note.missingHint")}
          value={chip.missing ?? ""}
          onChange={({ target }) => onChange({ ...chip, missing: target.value })}
        />
      </Field>
    );
  return (
    <Field label={t("conversations.note.next")} error={error}>
      <Input
        maxLength={300}
        placeholder={t("conversations.note.nextHint")}
        value={chip.next ?? ""}
        onChange={({ target }) => onChange({ ...chip, next: target.value })}
      />
    </Field>
  );
}
