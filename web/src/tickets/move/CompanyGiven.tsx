import { editContact, showContact } from "@relevo/contract/contacts.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CompanyField } from "../../conversations/context/CompanyField.tsx";
import { workplaceChange } from "../../conversations/context/company.rules.ts";
import { sayRefusal } from "../../conversations/refusal.ts";
import { notify } from "../../design/toast.tsx";
import { keys } from "../../live/cache.ts";
import { call } from "../../shell/api.ts";
import type { Given } from "../facts/given.rules.ts";

/** The contact's company, or that there is none: it is saved as it is chosen. */
export function CompanyGiven({
  requesterId: id,
  onGive,
  wrong,
}: {
  requesterId: string;
  onGive: (given: Given) => void;
  /** It was tried without it. */
  wrong: boolean;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const contact = useQuery({
    queryKey: keys.contact(id),
    queryFn: ({ signal }) => call(showContact, { params: { id } }, { signal }),
  }).data;
  if (!contact) return null;
  return (
    <div className="flex flex-col gap-1">
      <CompanyField
        value={contact}
        onChange={(place) =>
          void call(editContact, { params: { id }, body: workplaceChange(contact, place) ?? {} })
            .then((saved) => {
              queries.setQueryData(keys.contact(id), saved);
              onGive({ company: true });
            })
            .catch((error: unknown) => notify({ tone: "breach", title: sayRefusal(error) }))
        }
      />
      {wrong && (
        <p role="alert" className="flex items-start gap-1.5 text-small text-breach">
          <CircleAlert aria-hidden size={14} className="mt-px shrink-0" />
          {t("ticket.move.missingOne")}
        </p>
      )}
    </div>
  );
}
