import type { Conversation } from "@relevo/contract/conversations.ts";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { Avatar } from "../../design/Avatar.tsx";
import { classes } from "../../design/classes.ts";
import { ChannelIcon } from "../ChannelIcon.tsx";
import { useContactName } from "../use-contact-name.ts";
import { rowId } from "./focus-row.ts";
import { LastLine } from "./LastLine.tsx";
import { OwnerMark, Unread, Wait, WindowMark } from "./RowMarks.tsx";

/** One conversation of the list, in two lines; a link, so that it opens in another tab as well. */
export const ConversationRow = memo(function ConversationRow({
  conversation,
  chosen,
  owners,
}: {
  conversation: Conversation;
  chosen: boolean;
  /** Whether the owner is worth a mark: not where everything is one's own. */
  owners: boolean;
}) {
  const { id, contact, channel, last, unread, windowEndsAt } = conversation;
  const name = useContactName()(conversation);
  return (
    <Link
      id={rowId(id)}
      to="/conversations/$conversationId"
      params={{ conversationId: id }}
      search
      preload={false}
      aria-current={chosen ? "page" : undefined}
      className={classes(
        "relative flex h-15 items-center gap-3 border-b border-line px-3 text-list -outline-offset-2",
        "before:absolute before:inset-y-0 before:start-0 before:w-0.75",
        chosen ? "bg-selected before:bg-accent" : "hover:bg-hover",
      )}
    >
      <Avatar name={name} of={contact.id} />
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex items-center gap-2">
          <bdi
            className={classes(
              "min-w-0 flex-1 truncate text-base",
              unread > 0 ? "font-semibold" : "font-medium",
            )}
          >
            {name}
          </bdi>
          <Wait conversation={conversation} />
        </span>
        <span className="flex h-5 items-center gap-2">
          <ChannelIcon channel={channel} />
          <LastLine last={last} />
          <WindowMark endsAt={windowEndsAt} />
          {owners && <OwnerMark conversation={conversation} />}
          <Unread count={unread} />
        </span>
      </span>
    </Link>
  );
});
