import { useQueries } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { ReasonPicker } from "../../conversations/close/ReasonPicker.tsx";
import { Field } from "../../design/Field.tsx";
import { shownQuery } from "../../live/read.ts";

/** Why the customer wrote, for the conversations that do not say: the reasons of their inboxes. */
export function CloseReason({
  ids,
  value,
  onChange,
}: {
  ids: readonly string[];
  value: string | undefined;
  onChange: (reasonId: string) => void;
}) {
  const { t } = useTranslation();
  // Once one is chosen nothing lacks it any more; it can still be changed.
  const asked = useRef(ids);
  if (ids.length > 0) asked.current = ids;
  const inboxIds = useQueries({
    queries: asked.current.map(shownQuery),
    combine: (found) => found.flatMap(({ data }) => (data ? [data.inbox.id] : [])),
  });
  return (
    <Field
      label={t("ticket.move.closing.reason")}
      error={value === undefined && t("closing.record.missingReason")}
    >
      <ReasonPicker inboxIds={inboxIds} value={value} onChange={onChange} />
    </Field>
  );
}
