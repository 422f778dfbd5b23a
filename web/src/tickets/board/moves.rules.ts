import type { Funnel, Stage } from "@relevo/contract/funnels.ts";
import type { TicketCard } from "@relevo/contract/tickets.ts";

/** A stage, and the funnel it is of. */
export interface Spot {
  funnel: Pick<Funnel, "id" | "name">;
  stage: Stage;
}

/**
 * Whether a move is told and asked about before it happens: into or out of a stage that ends tickets, or into one that
 * asks for data.
 */
export function asksFirst(
  from: Pick<TicketCard["stage"], "id" | "type">,
  { type, requirements }: Stage,
): boolean {
  if (type !== "normal" || from.type !== "normal") return true;
  return requirements.some(({ fromId }) => fromId === null || fromId === from.id);
}

/** The card as it will stand there. `at`: ISO 8601 in UTC. */
export function movedTo(card: TicketCard, { funnel, stage }: Spot, at: string): TicketCard {
  const { id, name, kind, type, stuckHours } = stage;
  const stuckAt =
    stuckHours === null ? null : new Date(Date.parse(at) + stuckHours * 3_600_000).toISOString();
  return { ...card, funnel, stage: { id, name, kind, type }, stageEnteredAt: at, stuckAt };
}
