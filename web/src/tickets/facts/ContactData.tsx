import { editContact, showContact } from "@relevo/contract/contacts.ts";
import type { Call } from "@relevo/contract/endpoint.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Input } from "../../design/Input.tsx";
import { keys } from "../../live/cache.ts";
import { call } from "../../shell/api.ts";
import { CustomFields } from "./CustomFields.tsx";
import { InPlace } from "./InPlace.tsx";

/** What is known of the ticket's contact: it stays from cycle to cycle. Nothing where the contact is not to be seen. */
export function ContactData({ id, editable }: { id: string; editable: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const contact = useQuery({
    queryKey: keys.contact(id),
    queryFn: ({ signal }) => call(showContact, { params: { id } }, { signal }),
    retry: false,
  }).data;
  if (!contact) return null;
  const save = async (body: Call<typeof editContact>["body"]) =>
    queries.setQueryData(keys.contact(id), await call(editContact, { params: { id }, body }));
  const one = (part: "name" | "phone" | "mail", type: string) => (
    <InPlace
      key={part}
      name={t(labels[part])}
      value={contact[part] ?? ""}
      shown={contact[part] || null}
      editable={editable}
      editor={(draft, onChange) => (
        <Input
          type={type}
          autoComplete="off"
          maxLength={254}
          value={draft}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
      invalid={t(wrong[part])}
      save={(next) => save({ [part]: part === "name" ? next.trim() : next.trim() || null })}
    />
  );
  return (
    <div className="flex flex-col">
      {one("name", "text")}
      {one("phone", "tel")}
      {one("mail", "email")}
      <CustomFields
        of="contact"
        values={contact.fields}
        editable={editable}
        save={(fields) => save({ fields })}
      />
    </div>
  );
}

const labels = {
  name: "ticket.facts.name",
  phone: "ticket.facts.names.contactPhone",
  mail: "ticket.facts.names.contactMail",
} as const;

const wrong = {
  name: "ticket.facts.wrongName",
  phone: "ticket.facts.wrongPhone",
  mail: "ticket.facts.wrongMail",
} as const;
