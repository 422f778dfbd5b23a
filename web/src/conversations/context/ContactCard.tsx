import { type Contact, editContact, showContact } from "@relevo/contract/contacts.ts";
import type { Conversation } from "@relevo/contract/conversations.ts";
import type { InboxPolicy } from "@relevo/contract/policies.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { BellOff, Merge, Pencil } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../design/Avatar.tsx";
import { Badge } from "../../design/Badge.tsx";
import { IconButton } from "../../design/IconButton.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { keys } from "../../live/cache.ts";
import { useCan } from "../../people/me.ts";
import { call } from "../../shell/api.ts";
import { ContactTags } from "../../tags/ContactTags.tsx";
import { CustomFields } from "../../tickets/facts/CustomFields.tsx";
import { useContactName } from "../use-contact-name.ts";
import { usePolicy } from "../use-policy.ts";
import { ContactForm } from "./ContactForm.tsx";

const MergeDialog = lazy(() => import("./MergeDialog.tsx"));

/** The customer: name, phone, mail and company, to be corrected in place. */
export function ContactCard({ conversation, editable }: { conversation: Conversation; editable: boolean }) {
  const { t } = useTranslation();
  const { id } = conversation.contact;
  const inbox = conversation.inbox.id;
  const asked = usePolicy(inbox)?.close.company;
  const name = useContactName()(conversation);
  const [editing, setEditing] = useState(false);
  const [merging, setMerging] = useState(false);
  const leads = useCan("conversations.lead");
  const contact = useQuery({
    queryKey: keys.contact(id),
    queryFn: ({ signal }) => call(showContact, { params: { id } }, { signal }),
  }).data;
  return (
    <section className="flex flex-col gap-3 p-4">
      <header className="flex items-center gap-3">
        <Avatar name={name} of={id} />
        <h2 className="min-w-0 flex-1 text-title/5 font-semibold [overflow-wrap:anywhere]">
          <bdi>{name}</bdi>
        </h2>
        {leads && contact && !editing && (
          <IconButton
            size="small"
            icon={Merge}
            label={t("conversations.about.merge.open")}
            onClick={() => setMerging(true)}
          />
        )}
        {editable && contact && !editing && (
          <IconButton
            size="small"
            icon={Pencil}
            label={t("conversations.about.edit")}
            onClick={() => setEditing(true)}
          />
        )}
      </header>
      {!contact ? (
        <Skeleton className="h-14 w-full" />
      ) : editing ? (
        <ContactForm contact={contact} inboxId={inbox} onDone={() => setEditing(false)} />
      ) : (
        <Known contact={contact} asked={asked} editable={editable} />
      )}
      <Suspense>
        {merging && <MergeDialog contact={{ id, name }} onClose={() => setMerging(false)} />}
      </Suspense>
    </section>
  );
}

function Known({
  contact,
  asked,
  editable,
}: {
  contact: Contact;
  /** What the inbox asks of the company, once that is known. */
  asked: InboxPolicy["close"]["company"] | undefined;
  editable: boolean;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queries = useQueryClient();
  const { id, phone, mail, company, individual, optedOut, createdAt } = contact;
  const facts = [
    [t("conversations.about.phone"), phone],
    [t("conversations.about.mail"), mail],
    ...(asked && asked !== "hidden"
      ? [[t("conversations.about.company"), individual ? t("conversations.about.individual") : company?.name]]
      : []),
    [t("conversations.about.since"), formats.day(createdAt)],
  ] as const;
  return (
    <>
      <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 text-list">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="flex min-h-7 items-center text-soft">{name}</dt>
            <dd className="flex min-h-7 min-w-0 items-center select-all [overflow-wrap:anywhere]">
              {value ?? <span className="text-soft select-none">{t("conversations.about.add")}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <div className="-mt-3 flex flex-col empty:hidden">
        <CustomFields
          of="contact"
          values={contact.fields}
          editable={editable}
          save={async (fields) =>
            queries.setQueryData(
              keys.contact(id),
              await call(editContact, { params: { id }, body: { fields } }),
            )
          }
        />
      </div>
      <ContactTags contact={contact} editable={editable} />
      {optedOut && (
        <p>
          <Badge tone="quiet" icon={BellOff}>
            {t("conversations.about.optedOut")}
          </Badge>
        </p>
      )}
    </>
  );
}
