import type { Conversation } from "@relevo/contract/conversations.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useContactName } from "../conversations/use-contact-name.ts";
import { Button } from "../design/Button.tsx";
import { Field } from "../design/Field.tsx";
import { Input } from "../design/Input.tsx";
import { Select } from "../design/Select.tsx";
import { Problem } from "../refusals/Form.tsx";
import { useSubmit } from "../refusals/use-submit.ts";
import { call } from "../shell/api.ts";
import { funnelsQuery } from "./funnels.ts";
import { TicketTexts } from "./TicketTexts.tsx";

const places = {
  fields: { subject: "tickets.missingSubject", funnelId: "tickets.missingFunnel" },
  codes: { TICKET_OPEN: { field: "funnelId", words: "tickets.alreadyOpen" } },
} as const;

/** Ticket nuevo: the requester is the customer; it is linked at once. Not a form, so that it can stand in one. */
export function NewTicket({
  conversation,
  onDone,
  onCancel,
}: {
  conversation: Conversation;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const name = useContactName()(conversation);
  const funnels = useQuery(funnelsQuery).data ?? [];
  const [fields, setFields] = useState({
    subject: conversation.reason?.name ?? "",
    description: "",
    nextStep: "",
    nextStepAt: null as string | null,
  });
  const [chosen, setChosen] = useState<string>();
  // Support is the funnel most tickets made in a chat are for; it is the last of the default ones.
  const funnelId = chosen ?? funnels.at(-1)?.id ?? "";
  const submission = useSubmit<"subject" | "funnelId">(
    places,
    async (key) => {
      const body = {
        ...fields,
        subject: fields.subject.trim(),
        requesterId: conversation.contact.id,
        funnelId,
      };
      await call(createTicket, { params: { id: conversation.id }, body }, { key });
      onDone();
    },
    () => (fields.subject.trim() === "" ? { subject: "tickets.missingSubject" } : {}),
  );
  const { error, edited, busy, problem, submit } = submission;
  return (
    <div className="flex w-full flex-col gap-3">
      <Problem>{problem}</Problem>
      <p className="text-list text-soft">
        {t("tickets.requester")}: <bdi className="text-ink">{name}</bdi>
      </p>
      <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
        <Field label={t("tickets.subject")} error={error("subject")}>
          <Input
            autoFocus
            maxLength={120}
            value={fields.subject}
            onChange={({ target }) => {
              setFields({ ...fields, subject: target.value });
              edited("subject");
            }}
          />
        </Field>
        <Field label={t("tickets.funnel")} error={error("funnelId")}>
          <Select
            choices={funnels.map(({ id, name }) => ({ value: id, label: name }))}
            value={funnelId}
            onChange={(id) => {
              setChosen(id);
              edited("funnelId");
            }}
            label={t("tickets.funnel")}
          />
        </Field>
      </div>
      <TicketTexts fields={fields} onChange={setFields} pair />
      <div className="flex gap-2">
        <Button size="small" variant="primary" loading={busy} onClick={submit}>
          {t("tickets.save")}
        </Button>
        <Button size="small" variant="quiet" onClick={onCancel}>
          {t("tickets.cancel")}
        </Button>
      </div>
    </div>
  );
}
