import type { TicketCard } from "@relevo/contract/tickets.ts";

/** A card somebody here holds: being dragged, or dropped and not answered yet. */
interface Hand {
  /** As it was when it was taken. */
  taken: TicketCard;
  /** As the board shows it meanwhile. */
  shown: TicketCard;
  /** What the desk said of it meanwhile; null: it left one's sight. */
  told?: TicketCard | null;
}

/**
 * Cards in hand. Whatever is told of one waits until it is let go of, so that it neither jumps under the pointer nor
 * back and forth while its own move is on the way.
 */
const hands = new Map<string, Hand>();

export function take(card: TicketCard): void {
  if (!hands.has(card.id)) hands.set(card.id, { taken: card, shown: card });
}

/** Shows a held card somewhere else meanwhile. */
export function showAs(card: TicketCard): void {
  const hand = hands.get(card.id);
  if (hand) hand.shown = card;
}

/** Notes what is told of a held card; false where nobody holds it. */
export function hear(id: string, told: TicketCard | null): boolean {
  const hand = hands.get(id);
  if (hand) hand.told = told;
  return hand !== undefined;
}

export function held(): readonly TicketCard[] {
  return [...hands.values()].map(({ shown }) => shown);
}

/**
 * Lets go of a card. `answer` is what its move was answered with, undefined where there was none. Answers with how it
 * is now, null where it is out of sight; undefined where nobody held it.
 */
export function letGo(id: string, answer?: TicketCard | null): TicketCard | null | undefined {
  const hand = hands.get(id);
  hands.delete(id);
  if (!hand) return answer;
  const { taken, told } = hand;
  if (answer === undefined) return told === undefined ? taken : told;
  // What was told before the move happened is older than its answer.
  if (!answer || !told || told.stageEnteredAt < answer.stageEnteredAt) return answer;
  return told;
}

/** Whether what is told of a held card already has it in that stage, or off the board. */
export function hasArrived(id: string, stageId: string): boolean {
  const told = hands.get(id)?.told;
  return told !== undefined && (told === null || told.stage.id === stageId || told.state === "archived");
}
