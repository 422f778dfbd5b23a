import type { Answer } from "@relevo/contract/endpoint.ts";
import type { showTeam } from "@relevo/contract/team.ts";
import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Elapsed } from "../design/RelativeTime.tsx";

/** How one inbox's queue stands. */
export function QueueCard({ queue }: { queue: Answer<typeof showTeam>["inboxes"][number] }) {
  const { t } = useTranslation();
  const { inbox, longestWaitSince, breached, distribution } = queue;
  return (
    <article className="flex min-w-0 flex-col gap-1 rounded-base border border-line p-3">
      <h2 className="truncate text-list text-soft">{inbox.name}</h2>
      <p className="text-page font-semibold tabular-nums">
        {queue.queue} <span className="text-list font-normal text-soft">{t("team.queue")}</span>
      </p>
      <p className="flex flex-wrap gap-x-3 text-small text-soft">
        {longestWaitSince && (
          <span>
            {t("team.longest")}: <Elapsed since={longestWaitSince} />
          </span>
        )}
        {breached > 0 && (
          <span className="flex items-center gap-1 text-breach">
            <CircleAlert aria-hidden size={12} />
            {t("team.breached")}: {breached}
          </span>
        )}
        <span>{t(`team.${distribution === "off" ? "manual" : distribution}`)}</span>
      </p>
    </article>
  );
}
