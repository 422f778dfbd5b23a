import type { Conversation } from "@relevo/contract/conversations.ts";
import { Clock, Hourglass, UsersRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../design/Avatar.tsx";
import { classes } from "../../design/classes.ts";
import { useMinute } from "../../design/minute.ts";
import { Elapsed, RelativeTime } from "../../design/RelativeTime.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { windowState } from "../window.rules.ts";

/** How long the customer has waited for us; when nobody waits, when it last moved. */
export function Wait({ conversation }: { conversation: Conversation }) {
  const { waitingSince, activeAt, endedAt } = conversation;
  if (waitingSince === null || endedAt !== null)
    return <RelativeTime at={activeAt} className="shrink-0 text-small text-soft" />;
  return <Waiting since={waitingSince} size={12} className="text-small" />;
}

const MINUTE = 60_000;

export function Waiting({ since, size, className }: { since: string; size: number; className?: string }) {
  const { t } = useTranslation();
  const justNow = useMinute() - Date.parse(since) < MINUTE;
  return (
    <span className={classes("flex shrink-0 items-center gap-1 font-medium text-waiting", className)}>
      <Clock aria-hidden size={size} />
      <span className="sr-only">{t("conversations.waits")}</span>
      {justNow ? <RelativeTime at={since} /> : <Elapsed since={since} />}
    </span>
  );
}

/** What is left of the window, once it is worth knowing. */
export function WindowMark({ endsAt }: { endsAt: string | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  const state = windowState(endsAt, now);
  if (endsAt === null || state === "none" || state === "open") return null;
  const span = formats.span(Date.parse(endsAt) - now);
  const words =
    state === "closed" ? t("conversations.window.closed") : t("conversations.window.closes", { span });
  return (
    <span
      title={words}
      className="flex shrink-0 items-center gap-1 text-small font-medium text-expired tabular-nums"
    >
      <Hourglass aria-hidden size={12} />
      <span className="sr-only">{words}</span>
      <span aria-hidden>{state === "closed" ? t("conversations.window.shortClosed") : span}</span>
    </span>
  );
}

/** Who is accountable: a person, or the team whose queue it is in. */
export function OwnerMark({ conversation: { owner, group } }: { conversation: Conversation }) {
  const { t } = useTranslation();
  if (owner) {
    const words = t("conversations.owner", { name: owner.name });
    return (
      <span title={words} className="inline-flex shrink-0">
        <Avatar name={owner.name} of={owner.id} size="small" />
        <span className="sr-only">{words}</span>
      </span>
    );
  }
  if (!group) return null;
  const words = t("conversations.team", { name: group.name });
  return (
    <span title={words} className="inline-flex shrink-0 text-soft">
      <UsersRound aria-hidden size={14} />
      <span className="sr-only">{words}</span>
    </span>
  );
}

/** How many messages of the customer its owner has not seen. */
export function Unread({ count }: { count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <span className="flex h-4.5 min-w-4.5 shrink-0 items-center justify-center rounded-full bg-accent px-1 text-tiny font-semibold text-on-accent tabular-nums">
      <span className="sr-only">{t("conversations.unread", { count })}</span>
      <span aria-hidden>{count > 99 ? "99+" : count}</span>
    </span>
  );
}
