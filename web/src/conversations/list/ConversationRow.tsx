import type { Conversation } from "@relevo/contract/conversations.ts";
import { Link } from "@tanstack/react-router";
import { lazy, memo, Suspense } from "react";
import { Avatar } from "../../design/Avatar.tsx";
import { classes } from "../../design/classes.ts";
import { ChannelIcon } from "../ChannelIcon.tsx";
import { useContactName } from "../use-contact-name.ts";
import { rowId } from "./focus-row.ts";
import { LastLine } from "./LastLine.tsx";
import { OwnerMark, Unread, Wait, WindowMark } from "./RowMarks.tsx";
import { CareMarks, StateMark, TicketMark } from "./StateMarks.tsx";
import { TicketLink } from "./TicketLink.tsx";

// A box to tick is 4 kB gzip that nobody needs before several rows are chosen.
const PickBox = lazy(() => import("./PickBox.tsx"));

/** One conversation of the list, in two lines; a link, so that it opens in another tab as well. */
export const ConversationRow = memo(function ConversationRow({
  conversation,
  chosen,
  owners,
  tickets,
  picked,
  onPick,
}: {
  conversation: Conversation;
  chosen: boolean;
  /** Whether the owner is worth a mark: not where everything is one's own. */
  owners: boolean;
  /** Whether one works with the tickets here: their numbers lead to them. */
  tickets: boolean;
  /** Among those to be acted on together; absent while none are chosen. */
  picked: boolean | undefined;
  onPick: ((conversation: Conversation) => void) | undefined;
}) {
  const { id, contact, channel, last, unread, state, windowEndsAt, ticket } = conversation;
  const name = useContactName()(conversation);
  const open = state === "queued" || state === "active";
  const led = tickets && ticket !== null;
  return (
    <div
      className={classes(
        "relative flex h-15 border-b border-line",
        "before:absolute before:inset-y-0 before:start-0 before:w-0.75",
        chosen ? "bg-selected before:bg-accent" : "hover:bg-hover",
      )}
    >
      {picked !== undefined && (
        <span className="flex w-7 shrink-0 items-center ps-3">
          <Suspense>
            <PickBox name={name} picked={picked} onPick={() => onPick?.(conversation)} />
          </Suspense>
        </span>
      )}
      <Link
        id={rowId(id)}
        to="/conversations/$conversationId"
        params={{ conversationId: id }}
        search
        preload={false}
        aria-current={chosen ? "page" : undefined}
        className="flex min-w-0 flex-1 items-center gap-3 px-3 text-list -outline-offset-2"
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
            <CareMarks conversation={conversation} />
            <Wait conversation={conversation} />
          </span>
          <span className="flex h-5 items-center gap-2">
            <ChannelIcon channel={channel} />
            <LastLine last={last} />
            {!led && <TicketMark ticket={ticket} />}
            {open && <WindowMark endsAt={windowEndsAt} />}
            {(!tickets || conversation.supersededById !== null) && <StateMark conversation={conversation} />}
            {owners && <OwnerMark conversation={conversation} />}
            <Unread count={unread} />
          </span>
        </span>
      </Link>
      {led && <TicketLink conversation={conversation} />}
    </div>
  );
});
