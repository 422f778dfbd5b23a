import type { Effect } from "../../effects.rules.ts";
import { tryClose } from "./close.rules.ts";
import { tryAssign, tryMessage, tryMove, trySnooze, tryTemplate } from "./conversation.rules.ts";
import { tryCreateTicket, tryMoveTicket, tryResolveTicket } from "./ticket.rules.ts";
import { done, refused, type Tried, type Trying } from "./tried.rules.ts";

/**
 * What an effect comes to, asked of the rules that the commands ask. Nothing is done: what it would have caused is
 * answered, to be laid over history.
 */
export function tryEffect(effect: Effect, trying: Trying): Tried {
  const { contact, ticket } = trying.then;
  if (trying.facts.conversation === null && inConversation.has(effect.kind))
    return refused({ code: "NOT_OPEN" });
  switch (effect.kind) {
    case "assign":
      return tryAssign(effect, trying);
    case "comment":
      return done("commented");
    case "message":
      return tryMessage(effect, trying);
    case "template":
      return tryTemplate(effect, trying);
    case "move":
      return tryMove(effect, trying);
    case "close":
      return tryClose(effect, trying);
    case "snooze":
      return trySnooze(effect, trying);
    case "tag": {
      const added = effect.add.filter((id) => !contact.tags.includes(id));
      const removed = effect.remove.filter((id) => contact.tags.includes(id));
      if (added.length + removed.length === 0) return done("changed");
      return done("changed", { name: "contact.tagged", ticket: null, data: { added, removed } });
    }
    case "field": {
      const { field, value } = effect;
      if (trying.ground.fields.get(field)?.of === "contact")
        return done("changed", { name: "contact.changed", ticket: null, data: { field, value } });
      if (!ticket) return refused({ code: "TICKET_REQUIRED" });
      return done("changed", { name: "ticket.changed", ticket: ticket.id, data: { field, value } });
    }
    case "priority":
      return done("changed", priorityChanged(effect.ahead));
    case "task":
      return done("changed", { name: "task.created", ticket: null, data: {} });
    case "create_ticket":
      return tryCreateTicket(effect, trying);
    case "move_ticket":
      return tryMoveTicket(effect, trying);
    case "resolve_ticket":
      return tryResolveTicket(effect, trying);
    // Nobody is called, and what another workflow would do is its own simulation's.
    case "http":
    case "workflow":
      return done("called");
  }
}

const inConversation = new Set<Effect["kind"]>([
  "assign",
  "comment",
  "message",
  "template",
  "move",
  "close",
  "snooze",
  "priority",
]);

function priorityChanged(ahead: boolean): Tried["events"][number] {
  return { name: "conversation.priority_changed", ticket: null, data: { from: !ahead, to: ahead } };
}
