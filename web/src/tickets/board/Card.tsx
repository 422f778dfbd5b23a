import type { TicketCard } from "@relevo/contract/tickets.ts";
import type { ReactNode } from "react";
import { ChannelIcon } from "../../conversations/ChannelIcon.tsx";
import { classes } from "../../design/classes.ts";
import { CardMarks, OwnerMark, Value } from "./CardMarks.tsx";
import { Fresh } from "./CardTools.tsx";
import { useCardFacts } from "./card-facts.tsx";

/** A ticket's card: who, what about, how much, how it stands. `link` wraps the name, which opens it. */
export function Card({
  card,
  tools,
  foot,
  link = (name) => name,
  lifted = false,
}: {
  card: TicketCard;
  /** Box and menu, where one can act. */
  tools?: { box: ReactNode; menu: ReactNode };
  foot?: ReactNode;
  link?: (name: ReactNode) => ReactNode;
  /** In hand. */
  lifted?: boolean;
}) {
  const { t, me } = useCardFacts();
  const { number, subject, requester, conversation, owner, seen } = card;
  const fresh = owner?.id === me && !seen;
  return (
    <div
      className={classes(
        "flex flex-col gap-1 rounded-base border bg-raised px-2.5 py-2 text-list",
        lifted ? "rotate-1 border-accent shadow-float" : "border-line group-hover/card:border-rim",
      )}
    >
      <div className="flex h-5 items-center gap-1.5">
        {tools?.box}
        {fresh && <Fresh />}
        <bdi className={classes("min-w-0 flex-1 truncate", fresh ? "font-semibold" : "font-medium")}>
          {link(requester.name || t("board.card.nameless", { number }))}
        </bdi>
        <span className="shrink-0 text-small text-soft tabular-nums">#{number}</span>
        {tools?.menu}
      </div>
      <div className="flex h-5 items-center gap-2">
        <span dir="auto" className="min-w-0 flex-1 truncate text-soft">
          {subject}
        </span>
        <Value card={card} className="font-medium" />
      </div>
      <div className="flex h-5 items-center gap-1.5 overflow-hidden">
        {conversation && <ChannelIcon channel={conversation.channel} />}
        <span className="flex min-w-0 flex-1 items-center gap-1.5 overflow-hidden">
          <CardMarks card={card} />
        </span>
        <OwnerMark card={card} />
      </div>
      {foot}
    </div>
  );
}
