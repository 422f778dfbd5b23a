import type { TicketCheck } from "@relevo/contract/ticket-acts.ts";
import { useQuery } from "@tanstack/react-query";
import {
  Archive,
  ArrowRight,
  CircleCheck,
  CircleX,
  Clock,
  type LucideIcon,
  MessageCircleOff,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { funnelsQuery } from "../funnels.ts";
import { placeName } from "../stage.rules.ts";
import { isDeferred } from "./needs.rules.ts";

/** What the act does, in plain words, before it is done. */
export function WillHappen({ check, to }: { check: TicketCheck; to?: string | undefined }) {
  const { t } = useTranslation();
  const funnels = useQuery(funnelsQuery).data ?? [];
  const { resolution, archives, returnTo, conversations } = check;
  const later = isDeferred(check);
  const back = returnTo && placeName(funnels, returnTo);
  const lines: { icon: LucideIcon; tone?: string; words: string }[] = [
    ...(to ? [{ icon: ArrowRight, words: t("ticket.move.goesTo", { stage: to }) }] : []),
    ...(resolution
      ? [
          {
            icon: resolution === "won" ? CircleCheck : CircleX,
            tone: resolution === "won" ? "text-answered" : "text-breach",
            words: t(`ticket.move.marks.${resolution}`),
          },
        ]
      : []),
    ...(archives && later
      ? [{ icon: Clock, words: back ? t("ticket.move.laterTo", { place: back }) : t("ticket.move.later") }]
      : []),
    ...(archives && !later
      ? [
          {
            icon: Archive,
            words: back ? t("ticket.move.archivesTo", { place: back }) : t("ticket.move.archives"),
          },
        ]
      : []),
    ...(conversations.length > 0 && !later
      ? [{ icon: MessageCircleOff, words: t("ticket.move.closes", { count: conversations.length }) }]
      : []),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5 rounded-base bg-sunk px-3 py-2.5">
      {lines.map(({ icon: Icon, tone = "text-soft", words }) => (
        <li key={words} className="flex items-start gap-2">
          <Icon aria-hidden size={16} className={`mt-0.5 shrink-0 ${tone}`} />
          <span className="min-w-0 [overflow-wrap:anywhere]">{words}</span>
        </li>
      ))}
    </ul>
  );
}
