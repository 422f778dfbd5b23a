import { showTeam } from "@relevo/contract/team.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { waitingApprovalsQuery } from "../approvals/query.ts";
import { Badge } from "../design/Badge.tsx";
import { buttonClass } from "../design/Button.tsx";
import { Skeleton } from "../design/Skeleton.tsx";
import { useMe } from "../people/me.ts";
import { call } from "../shell/api.ts";
import { usePageTitle } from "../shell/title.ts";
import { QueueCard } from "./QueueCard.tsx";
import { TeammateRow } from "./TeammateRow.tsx";

/** Equipo ahora: who is there, how loaded, how long each queue waits; an absent person's work is handed on here. */
export function TeamScreen() {
  const { t } = useTranslation();
  usePageTitle(t("team.title"));
  const { abilities } = useMe();
  const leads = abilities.includes("conversations.lead");
  const works = abilities.includes("conversations.work");
  const team = useQuery({
    queryKey: ["team"],
    queryFn: ({ signal }) => call(showTeam, {}, { signal }),
    // What it shows moves with every message; it is read anew rather than guessed from each frame.
    refetchInterval: 10_000,
  }).data;
  const asked = useQuery({ ...waitingApprovalsQuery, enabled: works }).data?.length;
  return (
    <div className="scroll-quiet flex min-w-0 flex-1 flex-col overflow-y-auto">
      <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 p-6 max-sm:p-4">
        <header className="flex flex-wrap items-center gap-3">
          <h1 className="flex-1 text-page font-semibold">{t("team.title")}</h1>
          {works && (
            <Link to="/approvals" className={buttonClass("plain", "base")}>
              <ShieldCheck aria-hidden size={16} />
              {t("approvals.title")}
              {asked !== undefined && asked > 0 && <Badge tone="waiting">{asked}</Badge>}
            </Link>
          )}
        </header>
        {!team ? (
          <Skeleton className="h-64 w-full" />
        ) : (
          <>
            <section aria-label={t("team.queues")} className="grid grid-cols-4 gap-3 max-lg:grid-cols-2">
              {team.inboxes.map((one) => (
                <QueueCard key={one.inbox.id} queue={one} />
              ))}
            </section>
            <section className="flex flex-col gap-2">
              <h2 className="text-title font-semibold">{t("team.people")}</h2>
              <ul className="flex flex-col divide-y divide-line rounded-base border border-line">
                {team.people.map((one) => (
                  <TeammateRow key={one.member.id} mate={one} team={team.people} leads={leads} />
                ))}
              </ul>
            </section>
          </>
        )}
      </div>
    </div>
  );
}
