import { showContact } from "@relevo/contract/contacts.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button.tsx";
import { keys } from "../../live/cache.ts";
import { call } from "../../shell/api.ts";
import { ContactForm } from "../context/ContactForm.tsx";
import { FixLine } from "./FixLine.tsx";
import type { FixProps } from "./Missing.tsx";
import { missingWords } from "./missing-words.ts";

/** The contact lacks what the inbox asks for: it is completed here. */
export function AssociationFix({ conversation, failure, again }: FixProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const { id } = conversation.contact;
  const contact = useQuery({
    queryKey: keys.contact(id),
    queryFn: ({ signal }) => call(showContact, { params: { id } }, { signal }),
    enabled: editing,
  }).data;
  return (
    <FixLine says={t("closing.fix.association", { missing: missingWords(t, failure.data?.missing) })}>
      {editing && contact ? (
        <div className="w-full">
          <ContactForm contact={contact} inboxId={conversation.inbox.id} onDone={again} />
        </div>
      ) : (
        <Button size="small" onClick={() => setEditing(true)} loading={editing}>
          {t("closing.fix.complete")}
        </Button>
      )}
    </FixLine>
  );
}
