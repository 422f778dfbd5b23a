import { type CloseCheck, type CloseRequest, outcomes } from "@relevo/contract/closing.ts";
import type { Conversation } from "@relevo/contract/conversations.ts";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Field } from "../../design/Field.tsx";
import { Select } from "../../design/Select.tsx";
import { Textarea } from "../../design/Textarea.tsx";
import { ReasonPicker } from "./ReasonPicker.tsx";

/** The record: why the customer wrote, in what it ended, and a note where one carries something. */
export function RecordFields({
  conversation,
  request,
  check,
  onChange,
}: {
  conversation: Conversation;
  request: CloseRequest;
  check: CloseCheck | undefined;
  onChange: (request: CloseRequest) => void;
}) {
  const { t } = useTranslation();
  const [noting, setNoting] = useState(false);
  const missing = missingOf(check);
  const noteShown = noting || check?.noteRequired === true || request.note !== "";
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="sr-only">{t("closing.record.title")}</legend>
      <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
        <Field
          label={t("closing.record.reason")}
          error={missing.has("reason") && t("closing.record.missingReason")}
        >
          <ReasonPicker
            inboxIds={[conversation.inbox.id]}
            value={request.reasonId}
            onChange={(reasonId) => onChange({ ...request, reasonId })}
          />
        </Field>
        <Field
          label={t("closing.record.outcome")}
          error={missing.has("outcome") && t("closing.record.missingOutcome")}
        >
          <Select
            choices={outcomes.map((value) => ({ value, label: t(`conversations.record.outcomes.${value}`) }))}
            value={request.outcome ?? null}
            onChange={(outcome) => onChange({ ...request, outcome })}
            label={t("closing.record.outcome")}
          />
        </Field>
      </div>
      {noteShown ? (
        <Field
          label={t("closing.record.note")}
          hint={t("closing.record.noteHint")}
          error={missing.has("note") && t("closing.record.missingNote")}
        >
          <Textarea
            rows={2}
            maxLength={2000}
            autoFocus={noting}
            value={request.note}
            onChange={({ target }) => onChange({ ...request, note: target.value })}
          />
        </Field>
      ) : (
        <Button
          variant="quiet"
          size="small"
          icon={Plus}
          className="self-start"
          onClick={() => setNoting(true)}
        >
          {t("closing.record.addNote")}
        </Button>
      )}
    </fieldset>
  );
}

function missingOf(check: CloseCheck | undefined): Set<unknown> {
  const record = check?.failures.find(({ code }) => code === "NO_RECORD");
  const missing = record?.data?.missing;
  return new Set(Array.isArray(missing) ? missing : []);
}
