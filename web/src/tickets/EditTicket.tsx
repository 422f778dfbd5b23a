import { editTicket, type Ticket } from "@relevo/contract/tickets.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button.tsx";
import { Field } from "../design/Field.tsx";
import { Input } from "../design/Input.tsx";
import { Form } from "../refusals/Form.tsx";
import { useSubmit } from "../refusals/use-submit.ts";
import { call } from "../shell/api.ts";
import { TicketTexts } from "./TicketTexts.tsx";

const places = { fields: { subject: "tickets.missingSubject" } } as const;

/** What a ticket says and what comes next, changed inside the chat. */
export function EditTicket({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { subject, description, nextStep, nextStepAt } = ticket;
  const [fields, setFields] = useState({ subject, description, nextStep, nextStepAt });
  const submission = useSubmit<"subject">(places, async (key) => {
    await call(editTicket, { params: { id: ticket.id }, body: fields }, { key });
    await queries.invalidateQueries({ queryKey: ["tickets"] });
    onDone();
  });
  return (
    <Form submission={submission}>
      <Field label={t("tickets.subject")} error={submission.error("subject")}>
        <Input
          autoFocus
          maxLength={120}
          value={fields.subject}
          onChange={({ target }) => {
            setFields({ ...fields, subject: target.value });
            submission.edited("subject");
          }}
        />
      </Field>
      <TicketTexts fields={fields} onChange={setFields} pair={false} />
      <div className="flex gap-2">
        <Button size="small" variant="primary" type="submit" loading={submission.busy}>
          {t("tickets.saveChanges")}
        </Button>
        <Button size="small" variant="quiet" onClick={onDone}>
          {t("tickets.cancel")}
        </Button>
      </div>
    </Form>
  );
}
