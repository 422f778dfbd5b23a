import { ArrowRightLeft, UserRoundCog } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Opened } from "../../conversations/use-opened.tsx";
import type { Action } from "../../design/action.ts";
import { useActions } from "../../shell/actions.ts";
import type { TicketDetail } from "../queries.ts";

interface Ways {
  /** Shows the stages it can go to. */
  move: () => void;
  /** Asks who takes charge of it. */
  assign: () => void;
}

/** What can be done to the ticket; with an open conversation, what can be done to that, too. */
export function useTicketActions(
  { can, state }: TicketDetail,
  opened: Opened | undefined,
  { move, assign }: Ways,
): { move: Action; assign: Action; rest: Action[] } {
  const { t } = useTranslation();
  const transfer = opened?.actions.transfer;
  // Handing over its conversation hands over the ticket, with what the inbox asks for.
  const handsOver = transfer?.visible === true && transfer.refusal === undefined;
  const own = {
    move: {
      id: "ticket.move",
      label: "ticket.move.pickStage",
      icon: ArrowRightLeft,
      visible: can.move === true,
      run: move,
    },
    assign: {
      id: "ticket.assign",
      label: "ticket.screen.assign",
      icon: UserRoundCog,
      visible: state === "open" && (handsOver || can.assign !== "FORBIDDEN"),
      refusal: handsOver || can.assign === true ? undefined : t(`refusals.${can.assign}`),
      run: () => (handsOver ? transfer.run() : assign()),
    },
  } satisfies Record<string, Action>;
  useActions([own.move, own.assign]);
  return { ...own, rest: opened ? restOf(opened.actions).filter(({ visible }) => visible) : [] };
}

function restOf(actions: Opened["actions"]): Action[] {
  const { close, classify, escalate, settle, unsettle, snooze, unsnooze, flag, unflag, discard } = actions;
  const { undoClose, reopen } = actions;
  return [
    close,
    classify,
    escalate,
    settle,
    unsettle,
    snooze,
    unsnooze,
    flag,
    unflag,
    discard,
    undoClose,
    reopen,
  ];
}
