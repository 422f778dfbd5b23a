import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { funnelsQuery } from "../funnels.ts";
import { ResolutionBadge } from "../marks/ResolutionBadge.tsx";
import type { TicketDetail } from "../queries.ts";
import { placeName } from "../stage.rules.ts";

/** How it stands, for who cannot change it: the mark, by what and why, and where the contact returns. */
export function ResolutionFacts({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation();
  const funnels = useQuery(funnelsQuery).data ?? [];
  const { resolution, resolvedAt, resolvedBy, reason, archivedAt, returnTo } = ticket;
  const back = returnTo && placeName(funnels, returnTo);
  const facts = [
    [t("ticket.info.resolution"), <ResolutionBadge key="mark" resolution={resolution} />],
    [t("ticket.info.by"), resolvedBy && t(`ticket.sources.${resolvedBy}`)],
    [t("ticket.info.reason"), reason?.name],
    [t("ticket.info.resolvedAt"), resolvedAt && <RelativeTime key="marked" at={resolvedAt} />],
    [t("ticket.info.archivedAt"), archivedAt && <RelativeTime key="archived" at={archivedAt} />],
    [t("ticket.info.returns"), back],
  ] as const;
  return (
    <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-list">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name} className="contents">
              <dt className="text-soft">{name}</dt>
              <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
