import type { TicketCard } from "@relevo/contract/tickets.ts";
import { memo } from "react";
import { ChannelIcon } from "../../conversations/ChannelIcon.tsx";
import { classes } from "../../design/classes.ts";
import { CardMarks, OwnerMark, Value } from "./CardMarks.tsx";
import { CardLink, Fresh, MenuButton } from "./CardTools.tsx";
import { useCardFacts } from "./card-facts.tsx";
import { PickBox } from "./PickBox.tsx";
import { StageMark } from "./StageMark.tsx";

/** The columns of a row; on a phone two lines. */
export const rowGrid =
  "grid grid-cols-[1.5rem_minmax(0,1.6fr)_minmax(0,1fr)_minmax(0,0.8fr)_minmax(0,0.9fr)_7rem_1.5rem] items-center gap-x-3 max-lg:grid-cols-[1.5rem_minmax(0,1.6fr)_minmax(0,1fr)_minmax(0,0.9fr)_7rem_1.5rem] max-md:grid-cols-[1.5rem_minmax(0,1fr)_1.5rem]";

/** One ticket of the list. */
export const TicketRow = memo(function TicketRow({
  card,
  across,
  picked,
}: {
  card: TicketCard;
  /** Of all funnels: the row says which. */
  across: boolean;
  picked: boolean;
}) {
  const { t, me, acts } = useCardFacts();
  const { number, subject, requester, stage, funnel, owner, group, conversation, seen } = card;
  const fresh = owner?.id === me && !seen;
  return (
    <div
      className={classes(
        rowGrid,
        "group/card relative min-h-15 border-b border-line px-4 py-2 text-list max-md:px-3",
        "has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-accent",
        picked ? "bg-selected" : "hover:bg-hover",
      )}
    >
      <span className="flex">
        {acts.pick && <PickBox card={card} picked={picked} shown onPick={acts.pick} />}
      </span>
      <span className="min-w-0">
        <span className="flex items-center gap-1.5">
          {fresh && <Fresh />}
          <bdi className={classes("min-w-0 truncate", fresh ? "font-semibold" : "font-medium")}>
            <CardLink card={card}>{requester.name || t("board.card.nameless", { number })}</CardLink>
          </bdi>
          <span className="shrink-0 text-small text-soft tabular-nums">#{number}</span>
        </span>
        <span className="flex items-center gap-1.5 text-soft">
          {conversation && <ChannelIcon channel={conversation.channel} />}
          <span dir="auto" className="min-w-0 flex-1 truncate">
            {subject}
          </span>
        </span>
        <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 md:hidden">
          <StagePlace card={card} across={across} />
          <CardMarks card={card} />
          <Value card={card} className="text-small font-medium" />
        </span>
      </span>
      <span className="flex min-w-0 items-center gap-2 max-md:hidden">
        <StageMark stage={stage} size="small" />
        <span className="min-w-0">
          <span className="block truncate">{stage.name}</span>
          {across && <span className="block truncate text-small text-soft">{funnel.name}</span>}
        </span>
      </span>
      <span className="flex min-w-0 items-center gap-2 max-lg:hidden">
        <OwnerMark card={card} />
        <span aria-hidden className="truncate">
          {owner?.name ?? group?.name ?? <span className="text-soft">{t("board.card.nobody")}</span>}
        </span>
      </span>
      <span className="flex min-w-0 flex-wrap items-center gap-1.5 max-md:hidden">
        <CardMarks card={card} />
      </span>
      <span className="text-end max-md:hidden">
        <Value card={card} />
      </span>
      <MenuButton card={card} />
    </div>
  );
});

function StagePlace({ card: { stage, funnel }, across }: { card: TicketCard; across: boolean }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-small">
      <StageMark stage={stage} size="small" />
      <span className="truncate">{across ? `${funnel.name} › ${stage.name}` : stage.name}</span>
    </span>
  );
}
