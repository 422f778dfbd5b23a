import type { SimulationFilter } from "@relevo/contract/simulations.ts";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/FormatsProvider.tsx";

/** What a simulation was asked to look at, in a line. */
export function useSpanWords(): (filter: SimulationFilter) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ from, to, inboxIds, numbers }) => {
    const [number] = numbers;
    if (number !== undefined) return t("workflows.simulate.ofOne", { number });
    const span = t("workflows.simulate.of", { from: formats.day(from), to: formats.day(to) });
    return inboxIds.length > 0
      ? `${span} ${t("workflows.simulate.inInboxes", { count: inboxIds.length })}`
      : span;
  };
}
