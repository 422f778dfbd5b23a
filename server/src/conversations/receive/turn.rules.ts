import type { OpenConversation } from "./place.rules.ts";

/**
 * Moves a conversation's clocks by a message's own time, whatever the order of arrival; true if the customer now waits
 * for us. What they wrote needed no answer, or said that all is well, counts only until they write again.
 */
export function takeTurn(
  conversation: OpenConversation,
  message: { id: string; direction: "in" | "out"; at: Date },
  unseen: boolean,
): boolean {
  if (message.at >= conversation.activeAt) {
    conversation.activeAt = message.at;
    conversation.lastMessage = message.id;
  }
  if (message.direction === "out") {
    conversation.lastOutboundAt = later(conversation.lastOutboundAt, message.at);
    if (!conversation.lastInboundAt || message.at >= conversation.lastInboundAt)
      conversation.waitingSince = null;
    return false;
  }
  conversation.lastInboundAt = later(conversation.lastInboundAt, message.at);
  if (unseen) conversation.unread += 1;
  if (conversation.lastOutboundAt && conversation.lastOutboundAt > message.at) return false;
  conversation.settled = null;
  conversation.confirmed = null;
  if (!conversation.waitingSince || message.at < conversation.waitingSince)
    conversation.waitingSince = message.at;
  return true;
}

function later(a: Date | null, b: Date): Date {
  return a && a > b ? a : b;
}
