import { showHistory, type TicketMoment } from "@relevo/contract/board.ts";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import i18next from "i18next";
import {
  Archive,
  ArchiveRestore,
  ArrowRight,
  CircleCheck,
  CirclePlus,
  CircleX,
  Clock,
  Cog,
  Eraser,
  type LucideIcon,
  Merge,
  Pencil,
  Sparkles,
  UserRoundCheck,
  UserRoundX,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge.tsx";
import { Button } from "../../design/Button.tsx";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { Skeleton } from "../../design/Skeleton.tsx";
import { call } from "../../shell/api.ts";
import { fieldsQuery } from "../queries.ts";
import { codeOf, momentKey } from "./moment.rules.ts";

/** What happened to the ticket, last first: every move with who or what did it, from where, to where and when. */
export function TicketHistory({ id }: { id: string }) {
  const { t } = useTranslation();
  const history = useInfiniteQuery({
    queryKey: ["tickets", "history", id],
    queryFn: ({ pageParam, signal }) =>
      call(showHistory, { params: { id }, query: { limit: 20, ...pageParam } }, { signal }),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: ({ next }) => (next ? { cursor: next } : undefined),
  });
  const moments = history.data?.pages.flatMap((page) => page.items);
  if (!moments) return <Skeleton className="h-24 w-full" />;
  if (moments.length === 0) return <p className="text-list text-soft">{t("ticket.history.empty")}</p>;
  return (
    <>
      <ol className="flex flex-col gap-3">
        {moments.map((moment) => (
          <Moment key={moment.id} moment={moment} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          size="small"
          variant="quiet"
          className="self-start"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t("ticket.history.more")}
        </Button>
      )}
    </>
  );
}

function Moment({ moment }: { moment: TicketMoment }) {
  const { t } = useTranslation();
  const say = useMoment();
  const { at, rule, reason, note, kind, resolution } = moment;
  const source = moment.source ?? rule?.trigger;
  const Icon = kind === "resolved" && resolution === "lost" ? CircleX : icons[kind];
  return (
    <li className="flex gap-2 text-list">
      <Icon aria-hidden size={14} className="mt-0.5 shrink-0 text-soft" />
      <div className="min-w-0 flex-1">
        <p className="[overflow-wrap:anywhere]">{say(moment)}</p>
        {reason && <p className="text-soft">{t("ticket.history.why", { reason })}</p>}
        {note && <p className="text-soft [overflow-wrap:anywhere]">{t("ticket.history.note", { note })}</p>}
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-small text-soft">
          <RelativeTime at={at} />
          {source && source !== "user" && (
            <Badge tone={source === "ai" ? "ai" : "quiet"} icon={source === "ai" ? Sparkles : Cog}>
              {t(`ticket.sources.${source}`)}
            </Badge>
          )}
          {source === "user" && <span>{t("ticket.sources.user")}</span>}
        </p>
      </div>
    </li>
  );
}

/** Says what happened, with names. */
function useMoment() {
  const { t } = useTranslation();
  const fields = useQuery(fieldsQuery).data ?? [];
  const nameOf = (code: string) => {
    const known = codeOf(code);
    if (!("name" in known)) return fields.find(({ id }) => id === known.field)?.name ?? code;
    return known.name === "subject" ? t("ticket.facts.subject") : t(`ticket.facts.names.${known.name}`);
  };
  return (moment: TicketMoment): string => {
    const { actor, from, to, codes } = moment;
    const nobody = t("ticket.history.nobody");
    return t(`ticket.history.said.${momentKey(moment)}`, {
      actor: actor?.name ?? t("ticket.history.desk"),
      from: from ?? nobody,
      to: to ?? nobody,
      fields: codes.map((code) => nameOf(code).toLocaleLowerCase(i18next.language)).join(", "),
      why: codes.map((code) => sayCode(code)).join(" "),
    });
  };
}

/** What stood against an automatic act; what a newer server names stands as it came. */
function sayCode(code: string): string {
  const key = `refusals.${code}`;
  return i18next.exists(key) ? i18next.t(key, { defaultValue: code }) : code;
}

const icons: Record<TicketMoment["kind"], LucideIcon> = {
  created: CirclePlus,
  moved: ArrowRight,
  resolved: CircleCheck,
  resolution_cleared: Eraser,
  archived: Archive,
  restored: ArchiveRestore,
  assigned: UserRoundCheck,
  changed: Pencil,
  absorbed: Merge,
  deferred: Clock,
  unowned: UserRoundX,
};
