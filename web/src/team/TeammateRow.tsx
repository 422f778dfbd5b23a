import { setAvailability, type Teammate } from "@relevo/contract/team.ts";
import { useQueryClient } from "@tanstack/react-query";
import { ArrowRightLeft, CircleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../design/Avatar.tsx";
import { Button } from "../design/Button.tsx";
import { classes } from "../design/classes.ts";
import { useMinute } from "../design/minute.ts";
import { Elapsed } from "../design/RelativeTime.tsx";
import { Switch } from "../design/Switch.tsx";
import { notify } from "../design/toast.tsx";
import { useFormats } from "../i18n/FormatsProvider.tsx";
import { useOnline } from "../live/presence.ts";
import { sayError } from "../refusals/say.ts";
import { call } from "../shell/api.ts";
import { HandOverDialog } from "./HandOverDialog.tsx";

/** One person: there or not, taking new ones or not, and what they hold. */
export function TeammateRow({
  mate,
  team,
  leads,
}: {
  mate: Teammate;
  team: readonly Teammate[];
  /** The reader may set availability and hand work on. */
  leads: boolean;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  const queries = useQueryClient();
  const [handing, setHanding] = useState(false);
  const { member, available, open, waiting, capacity, longestWaitSince, overdueTasks, lastSeenAt } = mate;
  const online = useOnline()?.has(member.id) ?? mate.online;
  const set = (next: boolean) =>
    void call(setAvailability, { params: { id: member.id }, body: { available: next } })
      .catch((error: unknown) => notify({ tone: "breach", title: sayError(error) }))
      .finally(() => void queries.invalidateQueries({ queryKey: ["team"] }));
  const there = online
    ? t("team.online")
    : lastSeenAt
      ? t("team.seen", { when: formats.relative(lastSeenAt, now) })
      : t("team.offline");
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2.5">
      <span className="flex min-w-48 flex-1 items-center gap-3">
        <Avatar name={member.name} of={member.id} />
        <span className="min-w-0">
          <span className="block truncate font-medium">{member.name}</span>
          <span className={classes("block truncate text-small", online ? "text-answered" : "text-soft")}>
            {there}
            {!available && ` · ${t("team.away")}`}
          </span>
        </span>
      </span>
      <dl className="flex flex-wrap gap-x-5 gap-y-1 text-list tabular-nums">
        <Figure name={t("team.open")}>{open}</Figure>
        <Figure name={t("team.waiting")}>
          <span className={classes(capacity !== null && waiting >= capacity && "text-breach")}>
            {capacity === null ? waiting : t("team.of", { waiting, capacity })}
          </span>
        </Figure>
        <Figure name={t("team.longest")}>
          {longestWaitSince ? <Elapsed since={longestWaitSince} /> : "–"}
        </Figure>
        <Figure name={t("team.tasks")}>
          {overdueTasks > 0 ? (
            <span className="inline-flex items-center gap-1 text-breach">
              <CircleAlert aria-hidden size={12} />
              {overdueTasks}
            </span>
          ) : (
            0
          )}
        </Figure>
      </dl>
      {leads && (
        <span className="flex items-center gap-3">
          <Switch on={available} onChange={set}>
            {t("team.available")}
          </Switch>
          <Button size="small" icon={ArrowRightLeft} onClick={() => setHanding(true)}>
            {t("team.handOver")}
          </Button>
        </span>
      )}
      {handing && <HandOverDialog mate={mate} team={team} onClose={() => setHanding(false)} />}
    </li>
  );
}

function Figure({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-small text-soft">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
