import type { Conversation } from "@relevo/contract/conversations.ts";
import {
  Archive,
  ArrowUp,
  CircleAlert,
  Hourglass,
  Lock,
  type LucideIcon,
  Merge,
  Moon,
  Ticket,
  Trash2,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { useMinute } from "../../design/minute.ts";
import { useFormats } from "../../i18n/FormatsProvider.tsx";

/** Where a conversation stands, once that is not simply open: set aside, out of its window, at its end. */
export function StateMark({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { state, supersededById } = conversation;
  if (state === "snoozed") return <Snoozed until={conversation.snoozedUntil} />;
  if (state === "queued" || state === "active") return null;
  const words = t(`conversations.states.${state}`);
  const title = state === "expired" && supersededById ? t("conversations.marks.superseded") : words;
  return (
    <Mark icon={stateIcons[state]} tone={state === "expired" ? "text-expired" : "text-quiet"} title={title}>
      {words}
    </Mark>
  );
}

const stateIcons = { expired: Hourglass, closed: Archive, discarded: Trash2, merged: Merge } as const;

function Snoozed({ until }: { until: string | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  const title =
    until === null
      ? t("conversations.marks.snoozedOpen")
      : t("conversations.marks.snoozedUntil", { at: formats.moment(until) });
  return (
    <Mark icon={Moon} tone="text-quiet" title={title}>
      {until === null ? t("conversations.states.snoozed") : formats.relative(until, now)}
    </Mark>
  );
}

/** What must not be overlooked: it goes first, a task is overdue, a comment is due. */
export function CareMarks({ conversation: { priority, overdue, flags } }: { conversation: Conversation }) {
  const { t } = useTranslation();
  return (
    <>
      {priority && <Mark icon={ArrowUp} tone="text-waiting" title={t("conversations.marks.priority")} />}
      {overdue && <Mark icon={CircleAlert} tone="text-breach" title={t("conversations.marks.overdue")} />}
      {flags.length > 0 && <Mark icon={Lock} tone="text-comment" title={t("conversations.marks.flags")} />}
    </>
  );
}

/** Its ticket's number. */
export function TicketMark({ ticket }: { ticket: Conversation["ticket"] }) {
  const { t } = useTranslation();
  if (!ticket) return null;
  const { number, link } = ticket;
  const proposed = link === "proposed";
  return (
    <Mark
      icon={Ticket}
      tone={proposed ? "text-waiting" : "text-soft"}
      title={t(proposed ? "conversations.marks.proposed" : "conversations.marks.ticket", { number })}
    >
      #{number}
      {proposed && "?"}
    </Mark>
  );
}

function Mark({
  icon: Icon,
  tone,
  title,
  children,
}: {
  icon: LucideIcon;
  tone: string;
  title: string;
  children?: React.ReactNode;
}) {
  return (
    <span
      title={title}
      className={classes("flex shrink-0 items-center gap-1 text-small font-medium tabular-nums", tone)}
    >
      <Icon aria-hidden size={12} />
      <span className="sr-only">{title}</span>
      {children !== undefined && <span aria-hidden>{children}</span>}
    </span>
  );
}
