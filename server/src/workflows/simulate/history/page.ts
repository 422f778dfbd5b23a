import type { Tx } from "../../../platform/db.ts";
import type { ContactHistory, Happened, Spoken, TicketHistory, Timeline } from "../timeline.rules.ts";
import {
  type Row,
  readComments,
  readConversations,
  readEvents,
  readMessages,
  readTasks,
  readTickets,
} from "./read.ts";

/**
 * What history has of some conversations, a statement for each table. What runs of this very workflow did is left out:
 * a published one is tried as if it had not been there.
 * @param texts whether anything asks for what was said: texts are most of what history weighs
 */
export async function timelinesOf(
  tx: Tx,
  ids: readonly string[],
  { workflow, texts }: { workflow: string; texts: boolean },
): Promise<Timeline[]> {
  const rows = await readConversations(tx, ids);
  const contacts = [...new Set(rows.map(({ contact }) => contact.id))];
  const [events, messages, comments, tasks] = await Promise.all([
    readEvents(tx, { conversations: ids, contacts, workflow }),
    readMessages(tx, ids, texts),
    readComments(tx, ids),
    readTasks(tx, ids, workflow),
  ]);
  const own = new Set(events.flatMap((one) => (one.own ? [String(one.data.message)] : [])));
  const kept = events.filter((one) => !one.own);
  const about = [...new Set([...rows.flatMap(({ ticket }) => ticket ?? []), ...kept.flatMap(ticketIn)])];
  const tickets = about.length > 0 ? await readTickets(tx, about, workflow) : { rows: [], events: [] };
  const known = new Map(tickets.rows.map((one) => [one.id, one]));
  const byConversation = Map.groupBy(kept, ({ conversation }) => conversation);
  const byContact = Map.groupBy(
    kept.filter(({ conversation }) => conversation === null),
    ({ contact }) => contact,
  );
  const byTicket = Map.groupBy(tickets.events, ({ ticket }) => ticket);
  const said = Map.groupBy(messages, ({ conversation }) => conversation);
  const commented = Map.groupBy(comments, ({ conversation }) => conversation);
  const tasked = Map.groupBy(tasks, ({ conversation }) => conversation);
  return rows.map((row) => {
    const mine = byConversation.get(row.id) ?? [];
    const linked = [...new Set([...(row.ticket ? [row.ticket] : []), ...mine.flatMap(ticketIn)])];
    const happened = [
      ...mine,
      ...(byContact.get(row.contact.id) ?? []),
      ...linked.flatMap((id) => byTicket.get(id) ?? []),
    ].sort((a, b) => a.order - b.order);
    return {
      conversation: conversationOf(row),
      contact: row.contact,
      happened: happened.filter((one, i) => one.order !== happened[i - 1]?.order),
      spoken: spokenIn(
        (said.get(row.id) ?? []).filter(({ id }) => !own.has(id)),
        mine,
      ),
      tickets: new Map(linked.flatMap((id) => pair(id, known.get(id)))),
      comments: commented.get(row.id) ?? [],
      tasks: tasked.get(row.id) ?? [],
    };
  });
}

function conversationOf({ contact: _, ticket: __, ...conversation }: Row): Timeline["conversation"] {
  return conversation;
}
function pair(id: string, row: TicketHistory | undefined): [string, TicketHistory][] {
  return row ? [[id, row]] : [];
}
function ticketIn({ name, ticket, data }: Happened): string[] {
  if (!name.startsWith("conversation.ticket_")) return ticket ? [ticket] : [];
  return [data.ticket, data.from].flatMap((id) => (typeof id === "string" ? [id] : []));
}

export type { ContactHistory };

/** When the desk knew of each: at once of what was written here, at its event of what the channel brought. */
function spokenIn(
  messages: readonly Omit<Spoken, "order" | "knownAt" | "tried">[],
  events: readonly Happened[],
): Spoken[] {
  const told = new Map(
    events.flatMap((one) => (tells.has(one.name) ? [[String(one.data.message), one] as const] : [])),
  );
  return messages.map((message) => {
    const event = told.get(message.id);
    return { ...message, order: event?.order ?? 0, knownAt: event?.at ?? message.at, tried: false };
  });
}
const tells = new Set(["message.received", "message.echoed", "message.written"]);
