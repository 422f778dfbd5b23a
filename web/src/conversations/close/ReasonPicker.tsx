import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Picker } from "../../design/Picker.tsx";
import { inboxesQuery } from "../../people/lists.ts";

/** Why the customer wrote: the reasons of these inboxes; of all of them where one is Global, which has none itself. */
export function ReasonPicker({
  inboxIds,
  value,
  onChange,
}: {
  inboxIds: readonly string[];
  value: string | undefined;
  onChange: (reasonId: string) => void;
}) {
  const { t } = useTranslation();
  const inboxes = useQuery(inboxesQuery).data ?? [];
  const own = inboxes.filter(({ id }) => inboxIds.includes(id));
  const offered = own.length > 0 && !own.some(({ global }) => global) ? own : inboxes;
  const reasons = offered.flatMap(({ name, reasons }) =>
    reasons.map((reason) => ({
      id: reason.id,
      name: reason.name,
      ...(offered.length > 1 && { hint: name }),
    })),
  );
  return (
    <Picker items={reasons} value={value ?? null} onChange={onChange} label={t("closing.record.reason")} />
  );
}
