import type { TicketCard } from "@relevo/contract/tickets.ts";

/** States of a conversation in which something can still be written in it, or it awaits its record. */
const alive: ReadonlySet<string> = new Set(["queued", "active", "snoozed", "expired"]);

/** The conversation one writes in on a ticket's screen; undefined: it is only read. */
export function liveConversation({
  state,
  conversation,
}: Pick<TicketCard, "state" | "conversation">): string | undefined {
  if (state === "archived" || !conversation || !alive.has(conversation.state)) return undefined;
  return conversation.id;
}
