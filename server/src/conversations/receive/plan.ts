import { isWord } from "../../automessages/words.rules.ts";
import type { InboundContent, InboundItem, InboundMessage } from "../../channels/inbound/item.ts";
import type { Arrived, Receiving } from "../../channels/inbound/receive-worker.ts";
import { canonicalPhone, spelled } from "../../contacts/phone.rules.ts";
import { newId } from "../../platform/ids.ts";
import type { NewConversation, NewMessage, Plan } from "./changes.ts";
import type { Facts } from "./facts.ts";
import { type OpenConversation, placeOf } from "./place.rules.ts";
import { takeNews } from "./plan-news.ts";
import { takeTurn } from "./turn.rules.ts";

/** Works through the items in order of arrival over the facts; nothing is written. */
export function planReceive(
  connection: Receiving,
  arrived: readonly Arrived[],
  contactOf: ReadonlyMap<InboundItem, string>,
  facts: Facts,
): Plan {
  const plan: Plan = {
    opened: [],
    reopened: [],
    unsnoozed: [],
    messages: [],
    files: [],
    attached: [],
    touched: new Set(),
    begun: new Set(),
    over: new Set(),
    words: [],
    states: new Map(),
    edits: [],
    revokes: [],
    reactions: [],
    early: [],
    news: [],
  };
  for (const { item, itemId, replay } of arrived) {
    if (item.kind === "message") takeMessage(item, replay);
    else if (item.kind !== "identity" && item.kind !== "notice")
      takeNews(plan, facts, contactOf, item, itemId);
  }
  return plan;

  function takeMessage(item: InboundMessage, replay: boolean): void {
    if (facts.byExternal.has(item.externalId)) return;
    const contact = contactOf.get(item);
    if (!contact) throw new Error("a message without a contact");
    const inbound = item.direction === "in";
    const conversation = facts.open.get(contact) ?? place(contact, item);
    const message = messageOf(item, conversation, facts.phones.get(contact) ?? null);
    plan.messages.push(message);
    attach(item.content, message);
    const known = {
      id: message.id,
      external: item.externalId,
      conversation: conversation.id,
      contact,
      at: item.at,
    };
    facts.byExternal.set(
      item.externalId,
      inbound
        ? { ...known, direction: "in", state: "received" }
        : { ...known, direction: "out", state: "sent" },
    );
    plan.touched.add(conversation);
    if (inbound && conversation.lastInboundAt === null) plan.begun.add(conversation);
    if (inbound && conversation.ticketOver) plan.over.add(conversation);
    if (inbound && conversation.state === "snoozed") takeUp(conversation);
    const waited = takeTurn(conversation, message, !replay);
    if (inbound && isWord(message)) plan.words.push(message);
    if (!replay) plan.news.push({ name: inbound ? "message.received" : "message.echoed", message, waited });
  }

  /** Who set it aside waited for this. */
  function takeUp(conversation: OpenConversation): void {
    conversation.state = "active";
    conversation.snoozedUntil = null;
    plan.unsnoozed.push(conversation);
  }

  function place(contact: string, item: InboundMessage): OpenConversation {
    const previous = facts.previous.get(contact);
    const where = placeOf(item, previous, facts.inbox, facts.rules);
    if (where.kind === "reopened") {
      const again = where.previous;
      again.state = again.owner ? "active" : "queued";
      plan.reopened.push(again);
      plan.begun.add(again);
      facts.open.set(contact, again);
      return again;
    }
    const inbound = item.direction === "in";
    const rules = facts.rules.get(where.inbox);
    const wait = (rules?.templateHours ?? 0) * 3_600_000;
    const conversation: NewConversation = {
      id: newId(),
      contact,
      inbox: where.inbox,
      reason: where.reason,
      state: "queued",
      owner: null,
      group: null,
      waitingSince: null,
      lastInboundAt: null,
      lastOutboundAt: null,
      activeAt: item.at,
      lastMessage: null,
      unread: 0,
      settled: null,
      confirmed: null,
      snoozedUntil: null,
      ticketOver: false,
      source: inbound ? "contact" : "user",
      openedAt: item.at,
      previous: previous?.id ?? null,
      ticket: where.ticket,
      automaticTicket: inbound && where.ticket === null && rules?.automaticTicket === true,
      templateUntil: inbound || connection.channel === "webchat" ? null : new Date(item.at.getTime() + wait),
    };
    plan.opened.push(conversation);
    plan.begun.add(conversation);
    facts.open.set(contact, conversation);
    return conversation;
  }

  function attach(content: InboundContent, message: NewMessage): void {
    if (connection.channel === "webchat") {
      const files = content.data?.fileIds;
      if (Array.isArray(files))
        plan.attached.push({ message: message.id, contact: message.contact_id, files: files.map(String) });
      message.data = null;
    } else if (content.media) plan.files.push({ id: newId(), message: message.id, content });
  }
}

function messageOf(item: InboundMessage, conversation: OpenConversation, shown: string | null): NewMessage {
  const inbound = item.direction === "in";
  return {
    id: newId(),
    conversation_id: conversation.id,
    contact_id: conversation.contact,
    direction: inbound ? "in" : "out",
    author_kind: inbound ? "contact" : "phone",
    type: item.content.type,
    text: item.content.text ?? "",
    data: item.referral ? { ...item.content.data, referral: item.referral } : item.content.data,
    state: inbound ? "received" : "sent",
    external_id: item.externalId,
    reply_to_external: item.replyTo,
    forwarded: item.forwarded,
    via: inbound ? otherNumber(item, shown) : null,
    at: item.at,
  };
}

function otherNumber({ contact }: InboundMessage, shown: string | null): string | null {
  const from = contact.identities.find(({ kind }) => kind === "phone");
  if (!from || shown === null || from.value === shown) return null;
  return spelled(from) === canonicalPhone(shown) ? null : spelled(from);
}
