import type { TicketCheck } from "@relevo/contract/ticket-acts.ts";
import type { Ticket } from "@relevo/contract/tickets.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { notify } from "../../design/toast.tsx";
import { funnelsQuery } from "../funnels.ts";
import { placeName } from "../stage.rules.ts";

/** Tells what an act did, with where the contact returns to where the ticket was archived. */
export function useActWords() {
  const { t } = useTranslation();
  const funnels = useQuery(funnelsQuery).data ?? [];
  return (
    { number }: { number: number },
    stage: string | undefined,
    { resolution, archives, returnTo }: TicketCheck,
    after: Ticket | null,
  ) => {
    // What could not be archived yet is on the board still, and says so.
    const deferred = archives && after?.state === "open";
    const back = returnTo && placeName(funnels, returnTo);
    const said = [
      ...(stage ? [t("ticket.move.done.moved", { number, stage })] : []),
      ...(resolution ? [t(`ticket.move.done.${resolution}`)] : []),
      ...(archives && !deferred ? [t("ticket.move.done.archived")] : []),
    ];
    notify({
      tone: "answered",
      title: said.join(" · ") || t("ticket.move.done.saved"),
      ...(deferred && { detail: t("ticket.move.done.deferred") }),
      ...(archives && !deferred && back && { detail: t("ticket.move.done.returns", { place: back }) }),
    });
  };
}
