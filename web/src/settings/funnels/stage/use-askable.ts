import { builtInFields, type Funnel } from "@relevo/contract/funnels.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Checkable } from "../../CheckList.tsx";
import { fieldsQuery } from "../../fields/fields-query.ts";

/** The data a stage of the funnel can ask for: the desk's own, and the company's. */
export function useAskable({ currency }: Funnel): Checkable[] {
  const { t } = useTranslation();
  const fields = useQuery(fieldsQuery).data ?? [];
  return [
    // Without a currency there is no value to ask for.
    ...builtInFields
      .filter((field) => field !== "value" || currency !== null)
      .map((field) => ({ id: field, name: t(`settings.stages.data.${field}`) })),
    ...fields.map(({ id, of, name }) => ({
      id: `field:${id}`,
      name: of === "contact" ? t("settings.stages.asks.ofContact", { name }) : name,
    })),
  ];
}
