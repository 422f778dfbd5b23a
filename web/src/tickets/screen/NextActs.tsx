import type { ComingAct } from "@relevo/contract/board.ts";
import { listRules } from "@relevo/contract/resolution-rules.ts";
import { useQuery } from "@tanstack/react-query";
import i18next from "i18next";
import { CalendarClock, Clock, Hourglass } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMinute } from "../../design/minute.ts";
import { Elapsed, RelativeTime } from "../../design/RelativeTime.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { useMe } from "../../people/me.ts";
import { call } from "../../shell/api.ts";
import type { TicketDetail } from "../queries.ts";
import { whenOf } from "./when.rules.ts";

/** Qué sigue: who must act now, and what the stage's rules will do by themselves, and when. */
export function NextActs({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation();
  const now = useMinute();
  const say = useComing(ticket);
  const { next, waitingSince, stuckAt } = ticket;
  const stuck = stuckAt !== null && Date.parse(stuckAt) <= now;
  if (next.length === 0 && !waitingSince && !stuck)
    return <p className="text-list text-soft">{t("ticket.screen.nextNothing")}</p>;
  return (
    <ul className="flex flex-col gap-1.5 text-list">
      {waitingSince && (
        <li className="flex items-start gap-2 text-waiting">
          <Clock aria-hidden size={14} className="mt-0.5 shrink-0" />
          <span>
            {t("ticket.screen.waits")} · <Elapsed since={waitingSince} />
          </span>
        </li>
      )}
      {stuck && (
        <li className="flex items-start gap-2 text-breach">
          <Hourglass aria-hidden size={14} className="mt-0.5 shrink-0" />
          <span>
            {t("ticket.screen.stuck")} · <RelativeTime at={stuckAt} />
          </span>
        </li>
      )}
      {next.map((coming) => (
        <li key={`${coming.ruleId} ${coming.at}`} className="flex items-start gap-2">
          <CalendarClock aria-hidden size={14} className="mt-0.5 shrink-0 text-soft" />
          <span>{say(coming)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Says what a rule will do, when, and what would stop it. */
function useComing({ stage, next }: TicketDetail) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  const { timeZone } = useMe().account;
  const rules = useQuery({
    queryKey: ["rules", stage.id],
    queryFn: async ({ signal }) => (await call(listRules, { params: { id: stage.id } }, { signal })).items,
    enabled: next.length > 0,
  }).data;
  const weekday = (at: string) =>
    new Intl.DateTimeFormat(i18next.language, { weekday: "long", timeZone }).format(new Date(at));
  return ({ ruleId, trigger, resolution, archive, at }: ComingAct): string => {
    if (trigger === "entry") return t("ticket.screen.coming.waits");
    const does = archive ? (`${resolution}Archived` as const) : resolution;
    if (at === null) return t(`ticket.screen.coming.after.${does}`);
    const { key, ...when } = whenOf(at, now, formats, weekday);
    const rule = rules?.find(({ id }) => id === ruleId);
    const basis = rule?.trigger === "time" ? rule.basis : "time_in_stage";
    return t(`ticket.screen.coming.at.${does}`, {
      when: t(`ticket.screen.when.${key}`, when),
      unless: t(`ticket.screen.coming.unless.${basis}`),
    });
  };
}
