import { mergeContact } from "@relevo/contract/contacts.ts";
import { useQueryClient } from "@tanstack/react-query";
import { ArrowDown, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../design/Avatar.tsx";
import { Button } from "../../design/Button.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { SearchInput } from "../../design/SearchInput.tsx";
import { notify } from "../../design/toast.tsx";
import { Form } from "../../refusals/Form.tsx";
import { useSubmit } from "../../refusals/use-submit.ts";
import { call } from "../../shell/api.ts";
import { type Known, useKnownContacts } from "./use-known-contacts.ts";

/** Unir con otro contacto: two are the same person, and everything of this one goes over to the other. */
export default function MergeDialog({ contact, onClose }: { contact: Known; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [words, setWords] = useState("");
  const [into, setInto] = useState<Known>();
  const found = useKnownContacts(words).filter(({ id }) => id !== contact.id);
  const submission = useSubmit<never>({ fields: {} }, async (key) => {
    if (!into) return;
    await call(mergeContact, { params: { id: contact.id }, body: { intoId: into.id } }, { key });
    notify({ tone: "answered", title: t("conversations.about.merge.done", { name: into.name }) });
    onClose();
    // What went over shows in lists, threads and tickets alike.
    for (const kept of ["conversations", "contacts", "tickets", "board", "tasks"])
      void queries.invalidateQueries({ queryKey: [kept] });
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("conversations.about.merge.title", { name: contact.name })}
      description={t("conversations.about.merge.about")}
      footer={
        into && (
          <>
            <Button onClick={() => setInto(undefined)}>{t("conversations.about.merge.other")}</Button>
            <Button type="submit" form="merge" variant="danger" loading={submission.busy}>
              {t("conversations.about.merge.act")}
            </Button>
          </>
        )
      }
    >
      {into ? (
        <Form submission={submission} id="merge">
          <div className="flex flex-col items-start gap-2">
            <Person contact={contact} hint={t("conversations.about.merge.goes")} />
            <ArrowDown aria-hidden size={16} className="ms-2 text-soft" />
            <Person contact={into} hint={t("conversations.about.merge.stays")} />
          </div>
          <p className="flex items-start gap-2 rounded-base bg-waiting-ground px-3 py-2 text-waiting">
            <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
            {t("conversations.about.merge.forGood")}
          </p>
        </Form>
      ) : (
        <div className="flex flex-col gap-3">
          <SearchInput label={t("conversations.about.merge.find")} value={words} onChange={setWords} />
          <ul className="flex flex-col divide-y divide-line">
            {found.map((one) => (
              <li key={one.id} className="flex items-center gap-3 py-2">
                <Person contact={one} />
                <span className="flex-1" />
                <Button size="small" onClick={() => setInto(one)}>
                  {t("conversations.about.merge.choose")}
                </Button>
              </li>
            ))}
          </ul>
          {words.trim() !== "" && found.length === 0 && (
            <p className="text-soft">{t("conversations.about.merge.none")}</p>
          )}
        </div>
      )}
    </Dialog>
  );
}

function Person({ contact: { id, name }, hint }: { contact: Known; hint?: string }) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={name} of={id} />
      <span className="min-w-0">
        <bdi className="block truncate font-medium">{name}</bdi>
        {hint && <span className="block text-small text-soft">{hint}</span>}
      </span>
    </span>
  );
}
