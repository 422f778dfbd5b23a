import type { TicketCard } from "@relevo/contract/tickets.ts";
import { CalendarClock, Check, Clock, type LucideIcon, TimerOff, UserRoundX, X } from "lucide-react";
import { Avatar } from "../../design/Avatar.tsx";
import { classes } from "../../design/classes.ts";
import { type Tone, tones } from "../../design/tones.ts";
import { briefSpan } from "./brief-span.ts";
import { useCardFacts } from "./card-facts.tsx";
import { isLate, isStuck } from "./matches.rules.ts";
import { sayMoney } from "./money.ts";

/** How long it is in its stage, who waits, what is late, how it ended: each in its colour with its mark and its words. */
export function CardMarks({ card }: { card: TicketCard }) {
  const { t, now } = useCardFacts();
  const { stageEnteredAt, waitingSince, resolution, nextStep } = card;
  const age = briefSpan(now - Date.parse(stageEnteredAt));
  const stuck = isStuck(card, now);
  const waited = waitingSince && briefSpan(now - Date.parse(waitingSince));
  return (
    <>
      {stuck ? (
        <Mark tone="breach" icon={TimerOff} words={t("board.card.stuck", { time: age })}>
          {age}
        </Mark>
      ) : (
        <Quiet words={t("board.card.inStage", { time: age })}>{age}</Quiet>
      )}
      {waited && (
        <Mark tone="waiting" icon={Clock} words={t("board.card.waiting", { time: waited })}>
          {waited}
        </Mark>
      )}
      {isLate(card, now) && (
        <Mark tone="breach" icon={CalendarClock} words={t("board.card.lateAbout", { step: nextStep })}>
          {t("board.card.late")}
        </Mark>
      )}
      {resolution !== "none" && (
        <Mark
          tone={resolution === "won" ? "answered" : "breach"}
          icon={resolution === "won" ? Check : X}
          words={t(`board.resolutions.${resolution}`)}
        >
          {t(`board.resolutions.${resolution}`)}
        </Mark>
      )}
    </>
  );
}

/** Whose it is: a person, a team's queue, or nobody's. */
export function OwnerMark({ card: { owner, group } }: { card: TicketCard }) {
  const { t } = useCardFacts();
  const words = owner
    ? t("board.card.owner", { name: owner.name })
    : group
      ? t("board.card.group", { name: group.name })
      : t("board.card.nobody");
  const held = owner ?? group;
  return (
    <span className="flex shrink-0" title={words}>
      {held ? (
        <Avatar size="small" name={held.name} of={held.id} />
      ) : (
        <span className="flex size-5 items-center justify-center rounded-full border border-dashed border-edge text-soft">
          <UserRoundX aria-hidden size={11} />
        </span>
      )}
      <span className="sr-only">{words}</span>
    </span>
  );
}

export function Value({ card: { value }, className }: { card: TicketCard; className?: string }) {
  const { country } = useCardFacts();
  return (
    value && <span className={classes("shrink-0 tabular-nums", className)}>{sayMoney(value, country)}</span>
  );
}

function Mark({
  tone,
  icon: Icon,
  words,
  children,
}: {
  tone: Tone;
  icon: LucideIcon;
  words: string;
  children: string;
}) {
  return (
    <span
      title={words}
      className={classes(
        "inline-flex h-5 shrink-0 items-center gap-1 rounded-small px-1.5 text-small font-medium whitespace-nowrap tabular-nums",
        tones[tone].paint,
      )}
    >
      <Icon aria-hidden size={12} className="shrink-0" />
      <span aria-hidden>{children}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

function Quiet({ words, children }: { words: string; children: string }) {
  return (
    <span title={words} className="shrink-0 text-small whitespace-nowrap text-soft tabular-nums">
      <span aria-hidden>{children}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
