import { type Contact, editContact } from "@relevo/contract/contacts.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { Checkbox } from "../../design/Checkbox.tsx";
import { Field } from "../../design/Field.tsx";
import { Input } from "../../design/Input.tsx";
import { notify } from "../../design/toast.tsx";
import { keys } from "../../live/cache.ts";
import { Form } from "../../refusals/Form.tsx";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call } from "../../shell/api.ts";
import { usePolicy } from "../use-policy.ts";
import { CompanyField } from "./CompanyField.tsx";
import { type Workplace, workplaceChange } from "./company.rules.ts";

const places = {
  fields: {
    name: "conversations.about.badName",
    phone: "conversations.about.badPhone",
    mail: "conversations.about.badMail",
  },
} as const;

/** Corrects what the desk knows of a contact. The company is asked for as the inbox's policy says. */
export function ContactForm({
  contact,
  inboxId,
  onDone,
}: {
  contact: Contact;
  inboxId: string;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState(contact.name);
  const [phone, setPhone] = useState(contact.phone ?? "");
  const [mail, setMail] = useState(contact.mail ?? "");
  const [place, setPlace] = useState<Workplace>(contact);
  const [optedOut, setOptedOut] = useState(contact.optedOut);
  const asked = usePolicy(inboxId)?.close.company;
  const submission = useSubmit<"name" | "phone" | "mail">(places, async (key) => {
    const body = {
      name: name.trim(),
      phone: phone.trim() || null,
      mail: mail.trim() || null,
      optedOut,
      ...workplaceChange(contact, place),
    };
    const saved = await call(editContact, { params: { id: contact.id }, body }, { key });
    queries.setQueryData(keys.contact(contact.id), saved);
    notify({ tone: "answered", title: t("conversations.about.saved") });
    onDone();
  });
  const { error, edited, busy } = submission;
  const field = (own: "name" | "phone" | "mail", value: string, set: (value: string) => void) => ({
    value,
    onChange: (event: { target: { value: string } }) => {
      set(event.target.value);
      edited(own);
    },
  });
  return (
    <Form submission={submission}>
      <Field label={t("conversations.about.name")} error={error("name")}>
        <Input autoFocus autoComplete="off" {...field("name", name, setName)} />
      </Field>
      <Field label={t("conversations.about.phone")} error={error("phone")}>
        <Input type="tel" autoComplete="off" {...field("phone", phone, setPhone)} />
      </Field>
      <Field label={t("conversations.about.mail")} error={error("mail")}>
        <Input type="email" autoComplete="off" {...field("mail", mail, setMail)} />
      </Field>
      {asked && asked !== "hidden" && <CompanyField value={place} onChange={setPlace} />}
      <Checkbox checked={optedOut} onChange={setOptedOut}>
        {t("conversations.about.optedOut")}
      </Checkbox>
      <div className="flex justify-end gap-2">
        <Button size="small" onClick={onDone}>
          {t("conversations.about.cancel")}
        </Button>
        <Button size="small" type="submit" variant="primary" loading={busy}>
          {t("conversations.about.save")}
        </Button>
      </div>
    </Form>
  );
}
