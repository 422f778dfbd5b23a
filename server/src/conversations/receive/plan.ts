import type { InboundContent, InboundItem, InboundMessage, JsonObject } from "../../channels/inbound/item.ts";
import type { Arrived, Receiving } from "../../channels/inbound/receive-worker.ts";
import { mergeStatus } from "../../deliveries/status.rules.ts";
import { newId } from "../../platform/ids.ts";
import type { Facts, KnownMessage, OpenConversation } from "./facts.ts";

export interface NewMessage {
  id: string;
  conversation_id: string;
  contact_id: string;
  direction: "in" | "out";
  author_kind: "contact" | "phone";
  type: string;
  text: string;
  data: JsonObject | null;
  state: string;
  external_id: string;
  reply_to_external: string | null;
  forwarded: boolean;
  at: Date;
}
export interface NewConversation extends OpenConversation {
  inbox: string;
  source: "contact" | "user";
  openedAt: Date;
}
export interface NewFile {
  id: string;
  message: string;
  content: InboundContent;
}
/** What a batch changes, kept in memory until it is written with one statement per table. */
export interface Plan {
  opened: NewConversation[];
  messages: NewMessage[];
  files: NewFile[];
  /** Uploaded files named by a message of the desk's own chat. */
  attached: { message: string; contact: string; files: string[] }[];
  touched: Set<OpenConversation>;
  states: Map<
    string,
    {
      message: KnownMessage;
      from: string;
      to: string;
      external: string | null;
      error: { code: string; detail: string } | null;
    }
  >;
  edits: { message: KnownMessage; text: string; at: Date }[];
  revokes: { message: KnownMessage; at: Date }[];
  reactions: { message: KnownMessage; emoji: string | null; by: "contact" | "member"; at: Date }[];
  early: { target: string; itemId: number }[];
  news: { name: "message.received" | "message.echoed"; message: NewMessage; waited: boolean }[];
}

/** Works through the items in order of arrival over the facts; nothing is written. */
export function planReceive(
  connection: Receiving,
  arrived: readonly Arrived[],
  contactOf: ReadonlyMap<InboundItem, string>,
  facts: Facts,
): Plan {
  const plan: Plan = {
    opened: [],
    messages: [],
    files: [],
    attached: [],
    touched: new Set(),
    states: new Map(),
    edits: [],
    revokes: [],
    reactions: [],
    early: [],
    news: [],
  };
  for (const one of arrived) take(one);
  return plan;

  function take({ item, itemId, replay }: Arrived): void {
    if (item.kind === "identity" || item.kind === "notice") return;
    if (item.kind === "message") takeMessage(item, replay);
    else takeNews(item, itemId);
  }

  function takeNews(
    item: Exclude<InboundItem, { kind: "message" | "identity" | "notice" }>,
    itemId: number,
  ): void {
    const message =
      facts.byExternal.get(item.target) ??
      (item.kind === "status" && item.ref ? facts.byId.get(item.ref) : undefined);
    if (!message) {
      // No message of ours has a longer id: there is nothing to wait for.
      if (item.target.length <= 512) plan.early.push({ target: item.target, itemId });
      return;
    }
    if (item.kind === "status") takeStatus(message, item);
    else takeAct(message, item);
  }

  /** An edit, a revoke or a reaction. */
  function takeAct(
    message: KnownMessage,
    item: Extract<InboundItem, { kind: "edit" | "revoke" | "reaction" }>,
  ): void {
    // Only one's own: the customer theirs, the company's phone ours; and a reaction from who is spoken with.
    const ours = item.direction === "echo";
    if (contactOf.get(item) !== message.contact) return;
    if (item.kind !== "reaction" && (message.direction === "out") !== ours) return;
    if (item.kind === "edit") plan.edits.push({ message, text: item.content.text ?? "", at: item.at });
    else if (item.kind === "revoke") plan.revokes.push({ message, at: item.at });
    else
      plan.reactions.push({
        message,
        emoji: item.emoji,
        by: ours ? "member" : "contact",
        at: item.at,
      });
  }

  function takeMessage(item: InboundMessage, replay: boolean): void {
    if (facts.byExternal.has(item.externalId)) return;
    const contact = contactOf.get(item);
    if (!contact) throw new Error("a message without a contact");
    const inbound = item.direction === "in";
    const conversation = facts.open.get(contact) ?? open(contact, item);
    const message: NewMessage = {
      id: newId(),
      conversation_id: conversation.id,
      contact_id: contact,
      direction: inbound ? "in" : "out",
      author_kind: inbound ? "contact" : "phone",
      type: item.content.type,
      text: item.content.text ?? "",
      data: item.referral ? { ...item.content.data, referral: item.referral } : item.content.data,
      state: inbound ? "received" : "sent",
      external_id: item.externalId,
      reply_to_external: item.replyTo,
      forwarded: item.forwarded,
      at: item.at,
    };
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
    const waited = turn(conversation, message, replay);
    if (!replay) plan.news.push({ name: inbound ? "message.received" : "message.echoed", message, waited });
  }

  function open(contact: string, item: InboundMessage): OpenConversation {
    const conversation: NewConversation = {
      id: newId(),
      contact,
      state: "queued",
      owner: null,
      waitingSince: null,
      lastInboundAt: null,
      lastOutboundAt: null,
      activeAt: item.at,
      lastMessage: null,
      unread: 0,
      inbox: facts.inbox,
      source: item.direction === "in" ? "contact" : "user",
      openedAt: item.at,
    };
    plan.opened.push(conversation);
    facts.open.set(contact, conversation);
    return conversation;
  }

  /** Moves the conversation's clocks by the message's own time; true if the customer now waits for us. */
  function turn(conversation: OpenConversation, message: NewMessage, replay: boolean): boolean {
    plan.touched.add(conversation);
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
    if (!replay) conversation.unread += 1;
    if (conversation.lastOutboundAt && conversation.lastOutboundAt > message.at) return false;
    if (!conversation.waitingSince || message.at < conversation.waitingSince)
      conversation.waitingSince = message.at;
    return true;
  }

  function attach(content: InboundContent, message: NewMessage): void {
    if (connection.channel === "webchat") {
      const files = content.data?.fileIds;
      if (Array.isArray(files))
        plan.attached.push({ message: message.id, contact: message.contact_id, files: files.map(String) });
      message.data = null;
    } else if (content.media) plan.files.push({ id: newId(), message: message.id, content });
  }

  function takeStatus(message: KnownMessage, item: Extract<InboundItem, { kind: "status" }>): void {
    if (message.direction !== "out") return;
    // An earlier attempt failed, too; the one that counts has an id of its own. That it arrived after all counts.
    if (item.status === "failed" && message.external !== null && message.external !== item.target) return;
    const earlier = plan.states.get(message.id);
    const from = earlier?.from ?? message.state;
    const to = mergeStatus(message.state, item.status);
    if (to === message.state && message.external !== null) return;
    const error =
      to === "failed" && item.error
        ? { code: String(item.error.code), detail: item.error.detail ?? item.error.title }
        : null;
    plan.states.set(message.id, { message, from, to, external: message.external ?? item.target, error });
    message.state = to;
    message.external ??= item.target;
    facts.byExternal.set(item.target, message);
  }
}

function later(a: Date | null, b: Date): Date {
  return a && a > b ? a : b;
}
