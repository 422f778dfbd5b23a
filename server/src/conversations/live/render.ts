import type { Conversation } from "@relevo/contract/conversations.ts";
import type { EventName } from "@relevo/contract/events.ts";
import type { ThreadItem } from "@relevo/contract/messages.ts";
import type { Topic } from "@relevo/contract/realtime.ts";
import type { Tx } from "../../platform/db.ts";
import type { LoggedEvent } from "../../platform/realtime.ts";
import { type TouchedTicket, touchedTickets } from "../../tickets/touched.ts";
import { type ConversationRow, conversationsById, rendered, sightOf } from "../rows.ts";
import { isTimeline, threadItems } from "../thread-items.ts";
import type { Sight } from "../visible.ts";
import { changesCard } from "./card.rules.ts";

/** An event with what it touched, rendered once for every audience. */
export interface Happening {
  id: number;
  event: LoggedEvent;
  touched: readonly (Touched & { before: Sight; after: Sight })[];
  tickets: readonly TouchedTicket[];
  items: readonly ThreadItem[];
  topics: readonly Topic[];
}

export async function renderEvents(tx: Tx, events: readonly LoggedEvent[]): Promise<Happening[]> {
  const rows = (await touchedRows(tx, events)).map((row) => ({
    conversation: rendered(row),
    contact: row.contact_id,
    now: sightOf(row),
  }));
  const byId = new Map(rows.map((row) => [row.conversation.id, row]));
  const items = new Map((await touchedItems(tx, events)).map((item) => [item.id, item]));
  const touched = new Map(
    events.map((event) => [event, rowsOf(event, byId).map((row) => ({ ...row, ...sights(event, row) }))]),
  );
  const tickets = await touchedTickets(tx, events, {
    talks: (event) =>
      (touched.get(event) ?? []).map(({ conversation, now, before }) => ({
        id: conversation.id,
        ticket: conversation.ticket?.id ?? null,
        now,
        before,
        shows: changesCard(event, conversation, items),
      })),
    contact: ({ name, contact_id }) => (ofContact.has(name) ? contact_id : null),
  });
  return events.map((event) => ({
    id: event.id,
    event,
    touched: touched.get(event) ?? [],
    tickets: tickets.get(event.id) ?? [],
    items: [...itemKeys(event)].flatMap((key) => items.get(key) ?? []),
    topics: topicsOf(event.name),
  }));
}

/** Events that change more than one of a contact's conversations: all of them are touched, and read again. */
export const ofContact: ReadonlySet<string> = new Set<EventName>([
  "contact.changed",
  "contact.tagged",
  "conversation.merged",
  "conversation.merge_undone",
]);

/** The conversation of the event; for those of a contact all of theirs. */
async function touchedRows(tx: Tx, events: readonly LoggedEvent[]): Promise<ConversationRow[]> {
  const ids = new Set(events.flatMap(({ conversation_id }) => conversation_id ?? []));
  const contacts = events.flatMap(({ name, contact_id }) =>
    ofContact.has(name) && contact_id ? [contact_id] : [],
  );
  if (contacts.length > 0) {
    const theirs = await tx.rows<{ id: string }>(
      "select id from conversations where account_id = $1 and contact_id = any($2) order by opened_at desc limit 200",
      [tx.account, contacts],
    );
    for (const { id } of theirs) ids.add(id);
  }
  return ids.size > 0 ? conversationsById(tx, [...ids]) : [];
}

interface Touched {
  conversation: Conversation;
  contact: string;
  now: Sight;
}
function rowsOf(event: LoggedEvent, rows: ReadonlyMap<string, Touched>): Touched[] {
  if (!ofContact.has(event.name)) {
    const one = event.conversation_id && rows.get(event.conversation_id);
    return one ? [one] : [];
  }
  return [...rows.values()].filter(({ contact }) => contact === event.contact_id);
}

function touchedItems(tx: Tx, events: readonly LoggedEvent[]): Promise<ThreadItem[]> {
  const keys = new Set(events.flatMap((event) => [...itemKeys(event)]));
  const all = [...keys];
  const uuids = all.filter((key) => !key.startsWith("e") || key.includes("-"));
  const comments = new Set(
    events.flatMap(({ data }) => (typeof data.comment === "string" ? [data.comment] : [])),
  );
  return threadItems(tx, {
    messages: uuids.filter((key) => !comments.has(key)),
    comments: [...comments],
    events: all.filter((key) => !key.includes("-")).map((key) => Number(key.slice(1))),
  });
}

function* itemKeys({ id, name, data }: LoggedEvent): Generator<string> {
  if (typeof data.message === "string") yield data.message;
  if (typeof data.comment === "string") yield data.comment;
  if (isTimeline(name)) yield `e${id}`;
}

/** Before and after, where the event tells; else as it is now. */
function sights(
  { data, conversation_id }: LoggedEvent,
  { conversation, now }: Touched,
): { before: Sight; after: Sight } {
  if (conversation_id !== conversation.id) return { before: now, after: now };
  return { before: isSight(data.from) ? data.from : now, after: isSight(data.to) ? data.to : now };
}
function isSight(value: unknown): value is Sight {
  return typeof value === "object" && value !== null && "inbox" in value && "state" in value;
}

const topicsByArea: Record<string, readonly Topic[]> = {
  member: ["members", "me"],
  group: ["groups", "members"],
  invitation: ["invitations"],
  key: ["keys"],
  inbox: ["inboxes"],
  connection: ["connections"],
  account: ["me"],
  policy: ["policies", "inboxes"],
  calendar: ["calendars"],
  template: ["templates"],
  company: ["companies"],
  task: ["tasks"],
  field: ["fields"],
  funnel: ["funnels"],
  stage: ["funnels"],
  rule: ["rules"],
  approval: ["approvals"],
  tag: ["tags"],
  workflow: ["workflows"],
  secret: ["workflows"],
  run: ["workflows"],
  simulation: ["simulations"],
};
function topicsOf(name: string): readonly Topic[] {
  return topicsByArea[name.split(".")[0] ?? ""] ?? [];
}

/** After these, what a person may see, or the names in what they see, may be another: they read anew. */
export const resetting: ReadonlySet<string> = new Set<EventName>([
  "member.joined",
  "member.changed",
  "group.changed",
  "group.removed",
  "inbox.created",
  "inbox.changed",
  "policy.changed",
  "connection.changed",
  "funnel.created",
  "funnel.changed",
  "funnel.removed",
  "stage.changed",
]);
