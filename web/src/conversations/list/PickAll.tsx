import type { Conversation } from "@relevo/contract/conversations.ts";
import { useTranslation } from "react-i18next";
import { Checkbox } from "../../design/Checkbox.tsx";
import type { Selection } from "./selection.ts";

/** Takes all rows that were read among those to be acted on together. */
export default function PickAll({
  rows,
  selection: { chosen, toggleAll },
}: {
  rows: readonly Conversation[];
  selection: Selection;
}) {
  const { t } = useTranslation();
  const all = rows.every(({ id }) => chosen.has(id));
  return (
    <Checkbox checked={all} some={chosen.size > 0 && !all} onChange={() => toggleAll(rows)}>
      {t("conversations.select.all", { count: rows.length })}
    </Checkbox>
  );
}
