import { builtInFields, type TicketField } from "@relevo/contract/funnels.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { fieldsQuery } from "../queries.ts";

/** What a datum is called: the desk's own in our words, the company's by the name it was given. */
export function useFieldName(): (field: TicketField) => string {
  const { t } = useTranslation();
  const fields = useQuery(fieldsQuery).data ?? [];
  return (field) => {
    const builtIn = builtInFields.find((one) => one === field);
    if (builtIn) return t(`ticket.facts.names.${builtIn}`);
    return fields.find(({ id }) => field === `field:${id}`)?.name ?? t("ticket.facts.gone");
  };
}
