import type { Conversation } from "@relevo/contract/conversations.ts";
import { ArrowLeft, Ellipsis } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../design/Avatar.tsx";
import type { Action } from "../../design/action.ts";
import { IconButton } from "../../design/IconButton.tsx";
import { Menu } from "../../design/Menu.tsx";
import { useMedia } from "../../design/media.ts";
import { ActionButton } from "../../shell/ActionButton.tsx";
import { ActionItem } from "../../shell/ActionItem.tsx";
import type { OpenActions } from "../actions/use-open-actions.ts";
import { ChannelIcon } from "../ChannelIcon.tsx";
import { WindowMark } from "../list/RowMarks.tsx";
import { StateMark, TicketMark } from "../list/StateMarks.tsx";
import { useContactName } from "../use-contact-name.ts";
import { wide } from "../wide.ts";

/** Whose conversation it is, where it stands, and what one can do with it. */
export function ThreadHeader({
  conversation,
  actions,
  toggle,
  onTicket,
  onBack,
}: {
  conversation: Conversation;
  actions: OpenActions;
  /** Shows and hides the details. */
  toggle: Action;
  /** Leads to the ticket in the details. */
  onTicket: () => void;
  onBack: () => void;
}) {
  const { t } = useTranslation();
  const name = useContactName()(conversation);
  const tablet = useMedia(wide);
  // Alone on a phone's screen it is what the page is about; beside the list, the list is.
  const Heading = tablet ? "h2" : "h1";
  const words = useMedia("(min-width: 100rem)");
  const { contact, channel, connection, inbox, reason, owner, group, state, ticket, windowEndsAt } =
    conversation;
  const open = state === "queued" || state === "active";
  const { claim, close, transfer, classify } = actions;
  const rest = restOf(actions, tablet).filter(({ visible }) => visible);
  const held = owner?.name ?? (group && t("conversations.team", { name: group.name }));
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line ps-4 pe-2 max-md:ps-1">
      {!tablet && <IconButton icon={ArrowLeft} label={t("conversations.back")} onClick={onBack} />}
      <Avatar name={name} of={contact.id} />
      <div className="min-w-0 flex-1">
        <Heading className="truncate text-title/5 font-semibold">
          <bdi>{name}</bdi>
        </Heading>
        <div className="flex min-w-0 items-center gap-1.5 overflow-hidden text-small text-soft">
          <span title={connection.name} className="inline-flex">
            <ChannelIcon channel={channel} size={12} />
          </span>
          <span className="truncate">
            {reason ? `${inbox.name} › ${reason.name}` : inbox.name}
            {held && ` · ${held}`}
          </span>
          {open && <WindowMark endsAt={windowEndsAt} />}
          <StateMark conversation={conversation} />
          {ticket && (
            <button type="button" onClick={onTicket} className="shrink-0 rounded-small px-1 hover:bg-hover">
              <TicketMark ticket={ticket} />
            </button>
          )}
        </div>
      </div>
      {claim.visible && <ActionButton action={claim} variant="primary" size="small" />}
      {tablet && (
        <>
          {!claim.visible && <ActionButton action={transfer} bare={!words} size="small" />}
          <ActionButton action={classify} bare={!words} size="small" />
          {!claim.visible && <ActionButton action={close} bare={!words} size="small" />}
        </>
      )}
      {(rest.length > 0 || !tablet) && (
        <Menu align="end" trigger={<IconButton icon={Ellipsis} label={t("conversations.act.more")} />}>
          {rest.map((action) => (
            <ActionItem key={action.id} action={action} />
          ))}
          {!tablet && <ActionItem action={toggle} />}
        </Menu>
      )}
      {tablet && <ActionButton action={toggle} bare size="small" />}
    </header>
  );
}

/** What has no button of its own: beside one that is to be claimed there is no room for all and its name. */
function restOf(actions: OpenActions, tablet: boolean): Action[] {
  const { claim, transfer, classify, close, escalate, settle, unsettle, snooze, unsnooze, flag, unflag } =
    actions;
  const buttons = !tablet ? [close, transfer, classify] : claim.visible ? [close, transfer] : [];
  const { discard, undoClose, reopen, ticket, automate } = actions;
  return [
    ...buttons,
    ticket,
    escalate,
    settle,
    unsettle,
    snooze,
    unsnooze,
    flag,
    unflag,
    automate,
    discard,
    undoClose,
    reopen,
  ];
}
