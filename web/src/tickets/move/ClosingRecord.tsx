import { outcomes } from "@relevo/contract/closing.ts";
import type { TicketCheck } from "@relevo/contract/ticket-acts.ts";
import { Check, CircleAlert } from "lucide-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { sayFailures } from "../../conversations/refusal.ts";
import { Button } from "../../design/Button.tsx";
import { Field } from "../../design/Field.tsx";
import { Select } from "../../design/Select.tsx";
import { Textarea } from "../../design/Textarea.tsx";
import { OpenClose } from "./OpenClose.tsx";
import type { ActDraft } from "./use-act.ts";

/** Its open conversations are closed with it: the record, and what stands against each, with the way to mend it. */
export function ClosingRecord({ check, draft }: { check: TicketCheck; draft: ActDraft }) {
  const { t } = useTranslation();
  const [closing, setClosing] = useState<string>();
  return (
    <section className="flex flex-col gap-3 rounded-base border border-line p-3">
      <h3 className="text-list font-semibold">{t("ticket.move.closing.title")}</h3>
      <ul className="flex flex-col gap-2">
        {check.conversations.map(({ id, number, contact, failures }) => (
          <li key={id} className="flex items-start gap-2">
            {failures.length === 0 ? (
              <Check aria-hidden size={16} className="mt-0.5 shrink-0 text-answered" />
            ) : (
              <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-breach" />
            )}
            <div className="min-w-0 flex-1">
              <p className="[overflow-wrap:anywhere]">
                <span className="tabular-nums">#{number}</span> <bdi>{contact.name}</bdi>
                {failures.length === 0 && (
                  <span className="text-soft"> · {t("ticket.move.closing.ready")}</span>
                )}
              </p>
              {failures.length > 0 && <p className="text-list text-soft">{sayFailures(failures)}</p>}
            </div>
            {failures.length > 0 && (
              <Button size="small" onClick={() => setClosing(id)}>
                {t("ticket.move.closing.open")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Field label={t("ticket.move.closing.outcome")}>
        <Select
          choices={outcomes.map((value) => ({ value, label: t(`conversations.record.outcomes.${value}`) }))}
          value={draft.outcome ?? null}
          onChange={(outcome) => draft.set({ outcome })}
          label={t("ticket.move.closing.outcome")}
        />
      </Field>
      <Field label={t("ticket.move.closing.note")}>
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
