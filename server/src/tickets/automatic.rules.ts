import type { InboxPolicy } from "@relevo/contract/policies.ts";

/** A conversation that may be due a ticket of its own accord: the customer wrote (or it changed inbox), or it expired. */
export interface Opening {
  conversation: string;
  contact: string;
  /** Where it is now. */
  inbox: string;
  source: "inbound" | "expiry";
}
export type Target = NonNullable<InboxPolicy["autoTicket"]>;
/** The ticket a conversation is linked to. */
export interface Held {
  id: string;
  funnel: string;
  /** Automatic, open, and no person acted on it. */
  yields: boolean;
  /** Other conversations are linked to it. */
  shared: boolean;
  /** It is archived: a customer who goes on begins another one. */
  over: boolean;
}
export interface Asked extends Opening {
  fact: { contact: string; ticket: Held | null };
  policy: InboxPolicy | undefined;
}
export interface Plan {
  /** Automatic tickets that change funnel with their conversation. */
  along: { ticket: string; contact: string; conversation: string; target: Target }[];
  absorbed: { ticket: string; into: string | null }[];
  made: { conversation: string; contact: string; source: Opening["source"]; target: Target }[];
  /** `ticket`, or the one made for the slot; neither: the link is cleared. */
  links: { conversation: string; ticket: string | null; slot: string | null }[];
}

/** A contact has one open ticket in a funnel. */
export function slotOf(contact: string, funnel: string): string {
  return `${contact} ${funnel}`;
}

/**
 * What the openings come to. `open` has the open ticket of each slot.
 * @param fallback where an expired conversation's ticket goes in an inbox without a funnel of its own
 */
export function planOpenings(
  asked: readonly Asked[],
  open: ReadonlyMap<string, string>,
  fallback: Target | null,
): Plan {
  const plan: Plan = { along: [], absorbed: [], made: [], links: [] };
  /** Slots as they fill up: a ticket's id, or null for one that is being made. */
  const slots = new Map<string, string | null>(open);
  const moved = new Set<string>();
  for (const { conversation, source, fact, policy } of asked) {
    const { contact, ticket } = fact;
    const target = targetOf(source, policy, fallback);
    const slot = target && slotOf(contact, target.funnelId);
    if (ticket && !(ticket.over && source === "inbound")) {
      const stays = source === "expiry" || !ticket.yields || ticket.funnel === target?.funnelId;
      if (stays || moved.has(ticket.id)) continue;
      if (!ticket.shared) {
        moved.add(ticket.id);
        const into = slot ? slots.get(slot) : undefined;
        if (into) plan.absorbed.push({ ticket: ticket.id, into });
        else if (!slot || !target) plan.absorbed.push({ ticket: ticket.id, into: null });
        else {
          plan.along.push({ ticket: ticket.id, contact, conversation, target });
          slots.set(slot, ticket.id);
        }
        continue;
      }
    }
    if (!slot || !target) {
      if (ticket) plan.links.push({ conversation, ticket: null, slot: null });
      continue;
    }
    if (!slots.has(slot)) {
      plan.made.push({ conversation, contact, source, target });
      slots.set(slot, null);
    }
    plan.links.push({ conversation, ticket: slots.get(slot) ?? null, slot });
  }
  return plan;
}

function targetOf(source: Opening["source"], policy: InboxPolicy | undefined, fallback: Target | null) {
  if (!policy) return null;
  if (source === "inbound") return policy.autoTicket;
  return policy.expiry.withoutTicket === "create" ? (policy.autoTicket ?? fallback) : null;
}
