import { restoreTicket } from "@relevo/contract/ticket-acts.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Archive } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { WhyDialog } from "../../conversations/close/WhyDialog.tsx";
import { sayRefusal } from "../../conversations/refusal.ts";
import { Button } from "../../design/Button.tsx";
import { notify } from "../../design/toast.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { call } from "../../shell/api.ts";
import { funnelsQuery } from "../funnels.ts";
import { rereadTickets, type TicketDetail } from "../queries.ts";
import { placeName } from "../stage.rules.ts";

/** It is archived: since when, how, and where the contact's next ticket begins. An administrator may take it back. */
export function ArchivedBanner({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queries = useQueryClient();
  const funnels = useQuery(funnelsQuery).data ?? [];
  const [asking, setAsking] = useState(false);
  const { id, number, archivedAt, returnTo, resolution, can } = ticket;
  const back = returnTo && placeName(funnels, returnTo);
  const restore = (reason: string) =>
    call(restoreTicket, { params: { id }, query: { reason } })
      .then(() => notify({ tone: "answered", title: t("ticket.screen.restored") }))
      .catch((error: unknown) => notify({ tone: "breach", title: sayRefusal(error) }))
      .finally(() => void rereadTickets(queries));
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-quiet-ground px-4 py-2.5 text-quiet"
    >
      <Archive aria-hidden size={16} className="shrink-0" />
      <p className="min-w-0 flex-1 basis-60">
        <span className="font-semibold">
          {t("ticket.screen.archivedOn", { at: archivedAt ? formats.day(archivedAt) : "" })}
          {resolution !== "none" && ` · ${t(`ticket.resolutions.${resolution}`)}`}.
        </span>{" "}
        {back && t("ticket.screen.archivedBack", { place: back })} {t("ticket.screen.readOnly")}
      </p>
      {can.restore === true && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t("ticket.screen.restore")}
        </Button>
      )}
      {asking && (
        <WhyDialog
          title={t("ticket.screen.restoreTitle", { number })}
          about={t("ticket.screen.restoreAbout")}
          label={t("ticket.screen.restoreWhy")}
          act={t("ticket.screen.restore")}
          onWhy={restore}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
