import type { Conversation, ConversationCan } from "@relevo/contract/conversations.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { waitingApprovalsQuery } from "../../../approvals/query.ts";
import type { Shown } from "../../../live/cache.ts";
import type { OpenActions } from "../../actions/use-open-actions.ts";
import { Approval } from "./Approval.tsx";
import { Duplicate, Merged, Superseded } from "./Elsewhere.tsx";
import { type Now, nowOf } from "./now.rules.ts";
import { Proposed } from "./Proposed.tsx";
import { Expired, Snoozed, Thanks } from "./Standing.tsx";

export interface NowProps {
  conversation: Conversation;
  can: ConversationCan;
  actions: OpenActions;
}

/** What matters now about the open conversation, above where one writes: each in a line, with its way out. */
export function NowBanner({ detail, ...props }: NowProps & { detail: NonNullable<Shown> }) {
  const { t } = useTranslation();
  const { conversation, can } = props;
  const { id } = conversation;
  const asked = useQuery({ ...waitingApprovalsQuery, enabled: can.comment === true }).data?.find(
    (one) => one.conversation.id === id,
  );
  const lines = nowOf(conversation, detail, asked !== undefined);
  if (lines.length === 0) return null;
  return (
    <ul
      aria-label={t("conversations.said.now.label")}
      className="max-h-40 shrink-0 divide-y divide-line overflow-y-auto border-t border-line bg-sunk"
    >
      {lines.map((now) => (
        <Line key={now.kind === "duplicate" ? now.other.id : now.kind} now={now} {...props} asked={asked} />
      ))}
    </ul>
  );
}

function Line({
  now,
  asked,
  ...props
}: NowProps & { now: Now; asked: Parameters<typeof Approval>[0]["approval"] | undefined }) {
  switch (now.kind) {
    case "merged":
      return <Merged {...props} into={now.into} />;
    case "superseded":
      return <Superseded {...props} id={now.id} />;
    case "expired":
      return <Expired {...props} />;
    case "approval":
      return asked && <Approval approval={asked} />;
    case "proposed":
      return <Proposed {...props} number={now.number} />;
    case "duplicate":
      return <Duplicate {...props} other={now.other} />;
    case "snoozed":
      return <Snoozed {...props} until={now.until} />;
    case "thanks":
      return <Thanks {...props} />;
  }
}
