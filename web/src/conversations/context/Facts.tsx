import type { Conversation } from "@relevo/contract/conversations.ts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../design/Avatar.tsx";
import type { Action } from "../../design/action.ts";
import { Badge } from "../../design/Badge.tsx";
import { useMinute } from "../../design/minute.ts";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { ActionButton } from "../../shell/ActionButton.tsx";
import type { OpenActions } from "../actions/use-open-actions.ts";
import { ChannelIcon } from "../ChannelIcon.tsx";
import { Waiting } from "../list/RowMarks.tsx";
import { windowState } from "../window.rules.ts";

/** Where the conversation stands. */
export function Facts({ conversation, actions }: { conversation: Conversation; actions: OpenActions }) {
  const { t } = useTranslation();
  const { number, channel, connection, inbox, reason, owner, group, openedAt, waitingSince, windowEndsAt } =
    conversation;
  return (
    <section className="flex flex-col gap-3 p-4">
      <h2 className="text-list font-semibold">{t("conversations.about.conversation")}</h2>
      <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 text-list">
        <Fact name={t("conversations.about.number")}>
          <span className="tabular-nums">#{number}</span>
        </Fact>
        <Fact name={t("conversations.about.channel")}>
          <span className="flex items-center gap-1.5">
            <ChannelIcon channel={channel} />
            <span className="truncate">{connection.name}</span>
          </span>
        </Fact>
        <Fact name={t("conversations.about.inbox")} action={actions.classify}>
          {inbox.name}
        </Fact>
        <Fact name={t("conversations.about.reason")}>
          {reason?.name ?? <span className="text-soft">{t("conversations.about.noReason")}</span>}
        </Fact>
        <Fact name={t("conversations.about.owner")} action={actions.transfer}>
          {owner ? (
            <span className="flex items-center gap-1.5">
              <Avatar name={owner.name} of={owner.id} size="small" />
              <span className="truncate">{owner.name}</span>
            </span>
          ) : (
            <span className="text-soft">{t("conversations.about.nobody")}</span>
          )}
        </Fact>
        {group && <Fact name={t("conversations.about.team")}>{group.name}</Fact>}
        <Fact name={t("conversations.about.opened")}>
          <RelativeTime at={openedAt} />
        </Fact>
        {waitingSince && conversation.endedAt === null && (
          <Fact name={t("conversations.about.waiting")}>
            <Waiting since={waitingSince} size={14} />
          </Fact>
        )}
        {windowEndsAt && (
          <Fact name={t("conversations.about.window")}>
            <Window endsAt={windowEndsAt} />
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Window({ endsAt }: { endsAt: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  const state = windowState(endsAt, now);
  const left = t("conversations.about.windowLeft", { span: formats.span(Date.parse(endsAt) - now) });
  if (state === "open") return <span title={formats.moment(endsAt)}>{left}</span>;
  return (
    <span title={formats.moment(endsAt)}>
      <Badge tone="expired">{state === "closed" ? t("conversations.about.windowClosed") : left}</Badge>
    </span>
  );
}

function Fact({ name, action, children }: { name: string; action?: Action; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="flex min-h-7 items-center text-soft">{name}</dt>
      <dd className="flex min-h-7 min-w-0 items-center gap-2">
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</span>
        {action?.refusal === undefined && action && <ActionButton action={action} bare size="small" />}
      </dd>
    </div>
  );
}
