import { useNavigate } from "@tanstack/react-router";
import { ArrowLeft, Ellipsis, MessageSquare, UserRound } from "lucide-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { WindowMark } from "../../conversations/list/RowMarks.tsx";
import { StateMark } from "../../conversations/list/StateMarks.tsx";
import type { Opened } from "../../conversations/use-opened.tsx";
import { Avatar } from "../../design/Avatar.tsx";
import type { Action } from "../../design/action.ts";
import { Button } from "../../design/Button.tsx";
import { IconButton } from "../../design/IconButton.tsx";
import { Menu, MenuItem } from "../../design/Menu.tsx";
import { useMinute } from "../../design/minute.ts";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { ActionButton } from "../../shell/ActionButton.tsx";
import { ActionItem } from "../../shell/ActionItem.tsx";
import { ResolutionBadge } from "../marks/ResolutionBadge.tsx";
import { StageBadge } from "../marks/StageBadge.tsx";
import type { TicketDetail } from "../queries.ts";
import { AssignDialog } from "./AssignDialog.tsx";
import { StagePicker } from "./StagePicker.tsx";
import { useBack } from "./use-back.ts";
import { useTicketActions } from "./use-ticket-actions.ts";

/** Whose ticket it is, in which stage, who has it, and what can be done with it. */
export function TicketHeader({
  ticket,
  toggle,
  opened,
}: {
  ticket: TicketDetail;
  /** Shows and hides the details. */
  toggle: Action;
  /** Its open conversation. */
  opened?: Opened;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  const back = useBack();
  const navigate = useNavigate();
  const [moving, setMoving] = useState(false);
  const [assigning, setAssigning] = useState(false);
  const { requester, number, subject, funnel, stage, stageEnteredAt, owner, group, can, state } = ticket;
  const { assign, rest } = useTicketActions(ticket, opened, {
    move: () => setMoving(true),
    assign: () => setAssigning(true),
  });
  const held = owner?.name ?? group?.name;
  const conversation = opened?.conversation;
  return (
    <header className="shrink-0 border-b border-line">
      <div className="flex h-14 items-center gap-2 ps-2 pe-2">
        <IconButton icon={ArrowLeft} label={t("ticket.screen.back")} onClick={back} />
        {/* On a phone the name needs the room. */}
        <span className="max-sm:hidden">
          <Avatar name={requester.name} of={requester.id} />
        </span>
        <div className="min-w-0 flex-1">
          <h1 className="truncate text-title/5 font-semibold">
            <bdi>{requester.name}</bdi>
          </h1>
          <p className="flex min-w-0 items-center gap-1.5 text-small text-soft">
            <span className="truncate">
              <span className="tabular-nums">#{number}</span> {subject}
            </span>
            {conversation && <WindowMark endsAt={conversation.windowEndsAt} />}
            {conversation && <StateMark conversation={conversation} />}
          </p>
        </div>
        {opened?.actions.claim.visible && (
          <ActionButton action={opened.actions.claim} variant="primary" size="small" />
        )}
        <Held
          name={held ?? t("ticket.screen.nobody")}
          onChange={assign.visible && assign.refusal === undefined ? assign.run : undefined}
        />
        {(rest.length > 0 || conversation) && (
          <Menu align="end" trigger={<IconButton icon={Ellipsis} label={t("ticket.screen.more")} />}>
            {rest.map((action) => (
              <ActionItem key={action.id} action={action} />
            ))}
            {conversation && (
              <MenuItem
                icon={MessageSquare}
                onClick={() =>
                  void navigate({
                    to: "/conversations/$conversationId",
                    params: { conversationId: conversation.id },
                    search: {},
                  })
                }
              >
                {t("ticket.screen.openConversation", { number: conversation.number })}
              </MenuItem>
            )}
          </Menu>
        )}
        <ActionButton action={toggle} bare size="small" />
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5 px-4 pb-2.5">
        <span className="min-w-0 truncate text-list">
          <span className="text-soft">{funnel.name} ›</span> <span className="font-medium">{stage.name}</span>
        </span>
        <StageBadge stage={stage} />
        {ticket.resolution !== "none" && <ResolutionBadge resolution={ticket.resolution} />}
        {state === "open" && (
          <span className="text-small text-soft" title={formats.moment(stageEnteredAt)}>
            {t("ticket.screen.inStage", { span: formats.span(now - Date.parse(stageEnteredAt)) })}
          </span>
        )}
        <span className="flex-1" />
        {can.move === true && (
          <StagePicker ticket={ticket} size="small" open={moving} onOpenChange={setMoving} />
        )}
      </div>
      <Suspense>{assigning && <AssignDialog ticket={ticket} onClose={() => setAssigning(false)} />}</Suspense>
    </header>
  );
}

/** Who has it in charge; a button where that can be changed. */
function Held({ name, onChange }: { name: string; onChange: (() => void) | undefined }) {
  const { t } = useTranslation();
  if (!onChange)
    return (
      <span className="flex min-w-0 items-center gap-2 px-2 text-list text-soft max-sm:hidden">
        <UserRound aria-hidden size={16} className="shrink-0" />
        <span className="max-w-32 truncate">{name}</span>
      </span>
    );
  return (
    <Button
      size="small"
      variant="quiet"
      icon={UserRound}
      onClick={onChange}
      title={t("ticket.screen.assign")}
      className="max-w-40 min-w-0 shrink!"
    >
      <span className="truncate max-sm:sr-only">{name}</span>
    </Button>
  );
}
