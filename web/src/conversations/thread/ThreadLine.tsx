import type { MessageItem } from "@relevo/contract/messages.ts";
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
  conversationId,
  marked,
  onSight,
  ...reader
}: Reader & {
  row: ThreadRow;
  conversationId: string;
  /** Just jumped to. */
  marked: boolean;
  onSight: (atEnd: boolean) => void;
}) {
  switch (row.kind) {
    case "start":
      return <Start />;
    case "day":
      return <DayLine at={row.at} />;
    case "outgoing":
      return <OutgoingBubble outgoing={row.outgoing} begins={row.begins} />;
    case "end":
      return <EndMark id={conversationId} onSight={onSight} />;
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

function Start() {
  const { t } = useTranslation();
  return (
    <p className="flex h-12 items-end justify-center text-small text-soft">
      {t("conversations.said.beginning")}
    </p>
  );
}
