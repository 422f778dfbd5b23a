import type { MessageState } from "@relevo/contract/messages.ts";
import {
  Ban,
  Check,
  CheckCheck,
  CircleAlert,
  CircleHelp,
  Clock3,
  Headphones,
  type LucideIcon,
  SendHorizontal,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";

/** How far a message of ours has come, in a mark and a word. */
export function Delivery({ state }: { state: MessageState }) {
  const { t } = useTranslation();
  const { icon: Icon, tone } = states[state];
  return (
    <span className={classes("inline-flex items-center gap-1", tone)}>
      <Icon aria-hidden size={14} />
      {t(`conversations.said.states.${state}`)}
    </span>
  );
}

const states: Record<MessageState, { icon: LucideIcon; tone?: string }> = {
  received: { icon: Check },
  pending: { icon: Clock3 },
  sending: { icon: SendHorizontal },
  sent: { icon: Check },
  delivered: { icon: CheckCheck },
  read: { icon: CheckCheck, tone: "text-answered" },
  played: { icon: Headphones, tone: "text-answered" },
  failed: { icon: CircleAlert, tone: "text-breach" },
  uncertain: { icon: CircleHelp, tone: "text-breach" },
  cancelled: { icon: Ban },
};
