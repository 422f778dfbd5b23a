import type { Tx } from "../../platform/db.ts";
import type { TicketFacts } from "../facts.rules.ts";

export interface TicketNow {
  facts: TicketFacts;
  names: Record<string, string>;
}

/** Tickets by their own id, and by the id of a conversation they are confirmed for. */
export async function ticketsOf(
  tx: Tx,
  tickets: readonly string[],
  conversations: readonly string[],
): Promise<Map<string, TicketNow>> {
  if (tickets.length + conversations.length === 0) return new Map();
  const rows = await tx.rows<Row>(
    `select a.key, t.id, t.number, t.state, t.funnel_id as funnel, t.stage_id as stage, s.kind as "stageKind",
       t.stage_entered_at as "enteredAt", t.resolution, t.subject, t.value::float8 as value, t.owner_id as owner, t.fields,
       f.name as funnel_name, s.name as stage_name
     from (select id as key, id as ticket from unnest($2::uuid[]) id union all
       select c.id, c.ticket_id from conversations c where c.account_id = $1 and c.id = any($3::uuid[])
         and c.link_state = 'confirmed') a
     join tickets t on t.account_id = $1 and t.id = a.ticket
     join funnels f on f.account_id = t.account_id and f.id = t.funnel_id
     join stages s on s.account_id = t.account_id and s.id = t.stage_id`,
    [tx.account, tickets, conversations],
  );
  return new Map(
    rows.map(({ key, funnel_name, stage_name, ...facts }) => [
      key,
      { facts, names: { "ticket.funnel": funnel_name, "ticket.stage": stage_name } },
    ]),
  );
}

interface Row extends TicketFacts {
  key: string;
  funnel_name: string;
  stage_name: string;
}
