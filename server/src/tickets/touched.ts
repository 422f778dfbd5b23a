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

/** The tickets of events, by event id. */
export async function touchedTickets(
  tx: Tx,
  events: readonly LoggedEvent[],
): Promise<Map<number, TouchedTicket>> {
  const named = events.flatMap((event) => {
    const { ticket } = event.data;
    return event.name.startsWith("ticket.") && typeof ticket === "string" ? [{ event, ticket }] : [];
  });
  if (named.length === 0) return new Map();
  const rows = await tx.rows<CardRow & Omit<TicketSight, "owner" | "group" | "funnel" | "state">>(
    `select ${cardColumns},
       (select coalesce(json_agg(${sightOf("c")}), '[]') from conversations c
          where c.account_id = t.account_id and c.ticket_id = t.id) as linked,
       (select coalesce(json_agg(${sightOf("c")}), '[]') from (select * from conversations x where x.account_id = t.account_id
          and x.contact_id = t.contact_id order by x.opened_at desc limit 50) c) as others,
       array(select distinct h.owner_id from tickets h where h.account_id = t.account_id and h.contact_id = t.contact_id
          and h.state = 'open' and h.owner_id is not null) as holders
     from tickets t ${cardJoins} where t.account_id = $1 and t.id = any($2::uuid[])`,
    [tx.account, [...new Set(named.map(({ ticket }) => ticket))]],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    named.flatMap(({ event, ticket }) => {
      const row = byId.get(ticket);
      if (!row) return [];
      const { linked, others, holders } = row;
      const now = { owner: row.owner_id, group: row.group_id, funnel: row.funnel_id, state: row.state };
      const sight = { ...now, linked, others, holders };
      return [[event.id, { card: renderedCard(row), now: sight, before: { ...sight, ...earlier(event) } }]];
    }),
  );
}

function sightOf(alias: string): string {
  const pairs = { inbox: "inbox_id", owner: "owner_id", group: "group_id", state: "state" } satisfies Record<
    keyof Sight,
    string
  >;
  return `json_build_object(${Object.entries(pairs)
    .map(([key, column]) => `'${key}', ${alias}.${column}`)
    .join(", ")})`;
}

/** What the event says was otherwise before it. */
function earlier({ name, data }: LoggedEvent): Partial<TicketSight> {
  switch (name as EventName) {
    case "ticket.assigned":
      return data.from as Pick<TicketSight, "owner" | "group">;
    case "ticket.stage_changed": {
      const funnels = data.funnels as { from: string } | null;
      return funnels ? { funnel: funnels.from } : {};
    }
    case "ticket.archived":
    case "ticket.absorbed":
      return { state: "open" };
    case "ticket.restored":
      return { state: "archived" };
    default:
      return {};
  }
}
