import type { Conversation } from "@relevo/contract/conversations.ts";
import type { MessageItem } from "@relevo/contract/messages.ts";
import type { TicketCard } from "@relevo/contract/tickets.ts";

export const ana = { id: "ana", name: "Ana" };
export const bruno = { id: "bruno", name: "Bruno" };
export const ventas = { id: "ventas", name: "Ventas" };
export const soporte = { id: "soporte", name: "Soporte" };

/** The instant so many minutes after nine, for tests. */
export function at(minute: number): string {
  return new Date(Date.UTC(2026, 10, 21, 9, minute)).toISOString();
}

/** A conversation of Diego's that waits in the queue of Ventas, otherwise as told. */
export function conversation(id: string, other: Partial<Conversation> = {}): Conversation {
  return {
    id,
    number: 1,
    state: other.owner ? "active" : "queued",
    channel: "whatsapp",
    connection: { id: "n", name: "WhatsApp" },
    inbox: ventas,
    reason: null,
    contact: { id: "diego", name: "Diego" },
    owner: null,
    group: null,
    last: null,
    waitingSince: at(0),
    windowEndsAt: null,
    unread: 0,
    openedAt: at(0),
    queuedAt: at(0),
    activeAt: at(0),
    ticket: null,
    flags: [],
    priority: false,
    overdue: false,
    snoozedUntil: null,
    expiredAt: null,
    endedAt: null,
    supersededById: null,
    previousId: null,
    ...other,
  };
}

/** A message of Diego's, otherwise as told. */
export function message(id: string, minute: number, other: Partial<MessageItem> = {}): MessageItem {
  return {
    kind: "message",
    id,
    at: at(minute),
    conversationId: "c1",
    direction: "in",
    author: { kind: "contact", id: "diego", name: "Diego" },
    type: "text",
    text: `text of ${id}`,
    files: [],
    data: null,
    state: "received",
    error: null,
    replyTo: null,
    reactions: [],
    edited: false,
    revoked: false,
    forwarded: false,
    ...other,
  };
}

/** A ticket of Diego's in the first stage of the funnel of sales, that nobody owns, otherwise as told. */
export function ticket(id: string, other: Partial<TicketCard> = {}): TicketCard {
  return {
    id,
    number: 1,
    subject: `subject of ${id}`,
    requester: { id: "diego", name: "Diego" },
    funnel: { id: "sales", name: "Ventas" },
    stage: { id: "first", name: "Nuevo", kind: "human", type: "normal" },
    owner: null,
    group: null,
    state: "open",
    resolution: "none",
    value: null,
    nextStep: "",
    nextStepAt: null,
    stageEnteredAt: at(0),
    stuckAt: null,
    waitingSince: null,
    seen: true,
    conversation: null,
    createdAt: at(0),
    ...other,
  };
}
