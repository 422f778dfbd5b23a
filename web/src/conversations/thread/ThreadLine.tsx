import type { Conversation } from "@relevo/contract/conversations.ts";
import type { MessageItem } from "@relevo/contract/messages.ts";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { classes } from "../../design/classes.ts";
import { CommentBubble } from "./CommentBubble.tsx";
import { DayLine } from "./DayLine.tsx";
import { EndMark } from "./EndMark.tsx";
import { EventLine } from "./EventLine.tsx";
import { MessageBubble } from "./MessageBubble.tsx";
import { OutgoingBubble } from "./OutgoingBubble.tsx";
import type { ThreadRow } from "./rows.rules.ts";

interface Reader {
  me: string;
  mayReply: boolean;
  onQuote: (item: MessageItem) => void;
  onJump: (id: string) => void;
}

/** One line of the thread, as what it is. */
export function ThreadLine({
  row,
  conversation,
  marked,
  onSight,
  ...reader
}: Reader & {
  row: ThreadRow;
  conversation: Conversation;
  /** Just jumped to. */
  marked: boolean;
  onSight: (atEnd: boolean) => void;
}) {
  switch (row.kind) {
    case "start":
      return <Start previousId={conversation.previousId} />;
    case "day":
      return <DayLine at={row.at} />;
    case "outgoing":
      return <OutgoingBubble outgoing={row.outgoing} begins={row.begins} />;
    case "end":
      return <EndMark id={conversation.id} onSight={onSight} />;
    case "item":
      return (
        <div className={classes("transition-colors duration-300", marked && "bg-selected")}>
          <Item row={row} {...reader} />
        </div>
      );
  }
}

function Item({
  row: { item, begins, ends },
  ...reader
}: Reader & { row: Extract<ThreadRow, { kind: "item" }> }) {
  if (item.kind === "event") return <EventLine item={item} />;
  if (item.kind === "comment") return <CommentBubble {...{ item, begins, ends }} me={reader.me} />;
  return <MessageBubble {...{ item, begins, ends }} {...reader} />;
}

function Start({ previousId }: Pick<Conversation, "previousId">) {
  const { t } = useTranslation();
  return (
    <p className="flex min-h-12 flex-wrap items-end justify-center gap-x-2 px-4 pt-4 text-small text-soft">
      {t("conversations.said.beginning")}
      {previousId && (
        <Link
          to="/conversations/$conversationId"
          params={{ conversationId: previousId }}
          search
          className="-my-1 py-1 text-accent hover:underline"
        >
          {t("conversations.said.previous")}
        </Link>
      )}
    </p>
  );
}
