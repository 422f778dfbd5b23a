import type { Conversation } from "@relevo/contract/conversations.ts";
import type { EventName } from "@relevo/contract/events.ts";
import type { ThreadItem } from "@relevo/contract/messages.ts";

/** Of a conversation, but nothing that a ticket's card shows: since when it waits, its state, or who sees it. */
const silent: ReadonlySet<string> = new Set<EventName>([
  "conversation.read",
  "conversation.flagged",
  "conversation.unflagged",
  "conversation.alerted",
  "conversation.close_rejected",
]);

/**
 * May an event have changed what the card of its conversation's ticket says? A message of a customer who was waiting
 * already has not, and neither has news of a delivery: those are most of the log.
 */
export function changesCard(
  { name, data }: { name: string; data: Record<string, unknown> },
  { waitingSince }: Pick<Conversation, "waitingSince">,
  items: ReadonlyMap<string, ThreadItem>,
): boolean {
  switch (name as EventName) {
    case "message.received": {
      if (data.waited === false) return false;
      const at = items.get(String(data.message))?.at;
      return waitingSince === null || at === undefined || at <= waitingSince;
    }
    case "message.written":
    case "message.echoed":
    case "message.revoked":
      return true;
    case "message.state_changed":
      return data.from === "failed" || data.to === "failed";
    default:
      return name.startsWith("conversation.") ? !silent.has(name) : name.startsWith("contact.");
  }
}
