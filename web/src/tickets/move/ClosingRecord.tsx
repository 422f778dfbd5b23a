import { outcomes } from "@relevo/contract/closing.ts";
import type { TicketCheck } from "@relevo/contract/ticket-acts.ts";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../design/Field.tsx";
import { Select } from "../../design/Select.tsx";
import { Textarea } from "../../design/Textarea.tsx";
import { CloseReason } from "./CloseReason.tsx";
import { ClosingLine } from "./ClosingLine.tsx";
import { OpenClose } from "./OpenClose.tsx";
import { missingOfRecord } from "./record.rules.ts";
import type { ActDraft } from "./use-act.ts";

/** Its open conversations are closed with it: the record, and what stands against each, with the way to mend it. */
export function ClosingRecord({ check, draft }: { check: TicketCheck; draft: ActDraft }) {
  const { t } = useTranslation();
  const [closing, setClosing] = useState<string>();
  const lacking = (part: string) =>
    check.conversations.filter(({ failures }) => missingOfRecord(failures).has(part));
  const unexplained = lacking("reason").map(({ id }) => id);
  const noted = lacking("note").length > 0;
  return (
    <section className="flex flex-col gap-3 rounded-base border border-line p-3">
      <h3 className="text-list font-semibold">{t("ticket.move.closing.title")}</h3>
      <ul className="flex flex-col gap-2">
        {check.conversations.map((conversation) => (
          <ClosingLine
            key={conversation.id}
            conversation={conversation}
            onOpen={() => setClosing(conversation.id)}
          />
        ))}
      </ul>
      {(unexplained.length > 0 || draft.closeReason) && (
        <CloseReason
          ids={unexplained}
          value={draft.closeReason}
          onChange={(closeReason) => draft.set({ closeReason })}
        />
      )}
      <Field label={t("ticket.move.closing.outcome")}>
        <Select
          choices={outcomes.map((value) => ({ value, label: t(`conversations.record.outcomes.${value}`) }))}
          value={draft.outcome ?? null}
          onChange={(outcome) => draft.set({ outcome })}
          label={t("ticket.move.closing.outcome")}
        />
      </Field>
      <Field
        label={t(noted ? "ticket.move.closing.note" : "ticket.move.closing.noteOptional")}
        hint={noted && t("closing.record.noteHint")}
        error={noted && t("closing.record.missingNote")}
      >
        <Textarea
          rows={1}
          maxLength={2000}
          value={draft.note}
          onChange={({ target }) => draft.set({ note: target.value })}
        />
      </Field>
      <Suspense>
        {closing && (
          <OpenClose
            id={closing}
            onClose={() => {
              setClosing(undefined);
              draft.again();
            }}
          />
        )}
      </Suspense>
    </section>
  );
}
