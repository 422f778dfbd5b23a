import type { EventName } from "@relevo/contract/events.ts";
import type { TicketCard } from "@relevo/contract/tickets.ts";
import type { Sight } from "../conversations/visible.ts";
import type { Tx } from "../platform/db.ts";
import type { LoggedEvent } from "../platform/realtime.ts";
import { type CardRow, cardColumns, cardJoins, renderedCard } from "./rows.ts";
import type { TicketSight } from "./visible.ts";

/** A ticket an event touched, as it is now, with who sees it now and who saw it before. */
export interface TouchedTicket {
  card: TicketCard;
  now: TicketSight;
  before: TicketSight;
}
/** A conversation an event touched, with the ticket it is linked to now. */
export interface TouchedTalk {
  id: string;
  ticket: string | null;
  now: Sight;
  before: Sight;
  /** The event may have changed what a card says of it: since when it waits, its state, whose it is. */
  shows: boolean;
}

/** What events touched beside the tickets they name. */
export interface Beside {
  talks(event: LoggedEvent): readonly TouchedTalk[];
  /** Whose every ticket it touched: a name is another. */
  contact(event: LoggedEvent): string | null;
}

/**
 * The tickets of events, by event id: the one an event names, and those whose cards say something else because of what
 * happened in a conversation or to a contact.
 */
export async function touchedTickets(
  tx: Tx,
  events: readonly LoggedEvent[],
  beside: Beside,
): Promise<Map<number, TouchedTicket[]>> {
  const touched = events.flatMap((event) => {
    const talks = beside.talks(event).filter(({ shows }) => shows);
    const tickets = [...named(event), ...talks.flatMap(({ ticket }) => ticket ?? [])];
    const contact = beside.contact(event);
    return tickets.length > 0 || contact !== null
      ? [{ event, talks, contact, tickets: new Set(tickets) }]
      : [];
  });
  const rows = await rowsOf(
    tx,
    touched.flatMap(({ tickets }) => [...tickets]),
    touched.flatMap(({ contact }) => contact ?? []),
  );
  const byTicket = new Map(rows.map((row) => [row.card.id, row]));
  const theirs = (contact: string | null, named: ReadonlySet<string>) =>
    contact === null ? [] : rows.filter(({ card }) => card.requester.id === contact && !named.has(card.id));
  return new Map(
    touched.map(({ event, talks, contact, tickets }) => [
      event.id,
      [...[...tickets].flatMap((id) => byTicket.get(id) ?? []), ...theirs(contact, tickets)].map((row) => ({
        card: row.card,
        now: row.sight,
        before: { ...row.sight, ...earlier(event, row, talks) },
      })),
    ]),
  );
}

/** An event of a ticket, or of a conversation's link, says which. */
function named({ name, data }: LoggedEvent): string[] {
  if (name.startsWith("ticket.")) return ids(data.ticket, data.into);
  return name.startsWith("conversation.ticket_") ? ids(data.ticket, data.from) : [];
}
const ids = (...values: unknown[]) =>
  values.filter((value) => typeof value === "string").filter((value) => /^[0-9a-f-]{36}$/.test(value));

interface Touched {
  card: TicketCard;
  sight: TicketSight;
  linked: readonly (Sight & { id: string })[];
}

/** By id, and the open ones of contacts. What decides about archived ones only is asked for those only. */
async function rowsOf(tx: Tx, tickets: readonly string[], contacts: readonly string[]): Promise<Touched[]> {
  if (tickets.length === 0 && contacts.length === 0) return [];
  const rows = await tx.rows<
    CardRow & { linked: (Sight & { id: string })[]; others: Sight[] | null; holders: string[] | null }
  >(
    `select ${cardColumns},
       (select coalesce(json_agg(${sightOf("c")}), '[]') from conversations c
          where c.account_id = t.account_id and c.ticket_id = t.id) as linked,
       case when t.state = 'archived' then (select json_agg(${sightOf("c")}) from (select * from conversations x
          where x.account_id = t.account_id and x.contact_id = t.contact_id order by x.opened_at desc limit 50) c) end as others,
       case when t.state = 'archived' then array(select distinct h.owner_id from tickets h where h.account_id = t.account_id
          and h.contact_id = t.contact_id and h.state = 'open' and h.owner_id is not null) end as holders
     from tickets t ${cardJoins} where t.account_id = $1 and t.id = any(array(
       select unnest($2::uuid[])
       union select o.id from tickets o where o.account_id = $1 and o.contact_id = any($3::uuid[]) and o.state = 'open'))`,
    [tx.account, [...new Set(tickets)], [...new Set(contacts)]],
  );
  return rows.map((row) => {
    const { linked, others, holders, owner_id: owner, group_id: group, funnel_id: funnel, state } = row;
    const sight = { owner, group, funnel, state, linked, others: others ?? [], holders: holders ?? [] };
    return { card: renderedCard(row), sight, linked };
  });
}

function sightOf(alias: string): string {
  const pairs = {
    id: "id",
    inbox: "inbox_id",
    owner: "owner_id",
    group: "group_id",
    state: "state",
  } satisfies Record<keyof Sight | "id", string>;
  return `json_build_object(${Object.entries(pairs)
    .map(([key, column]) => `'${key}', ${alias}.${column}`)
    .join(", ")})`;
}

/** What was otherwise before the event, as far as it decides who saw the ticket. */
function earlier(
  { name, data }: LoggedEvent,
  { card: { id }, linked }: Touched,
  talks: readonly TouchedTalk[],
): Partial<TicketSight> {
  switch (name as EventName) {
    case "ticket.assigned":
      return data.from as Pick<TicketSight, "owner" | "group">;
    case "ticket.stage_changed": {
      const funnels = data.funnels as { from: string } | null;
      return funnels ? { funnel: funnels.from } : {};
    }
    case "ticket.archived":
      return { state: "open" };
    case "ticket.absorbed":
      return data.ticket === id ? { state: "open" } : {};
    case "ticket.restored":
      return { state: "archived" };
    // It was linked until now: who saw it through that conversation sees it no more.
    case "conversation.ticket_linked":
    case "conversation.ticket_unlinked":
      return data.from === id || data.rejected !== undefined
        ? { linked: [...linked, ...talks.map(({ before }) => before)] }
        : {};
    default:
      return {
        linked: linked.map((one) => talks.find((talk) => talk.id === one.id)?.before ?? one),
      };
  }
}
