import type { Ticket } from "@relevo/contract/tickets.ts";

/** A ticket joined with the names it shows. */
export interface TicketRow {
  id: string;
  number: number;
  subject: string;
  description: string;
  contact_id: string;
  contact_name: string;
  contact_phone: string | null;
  funnel_id: string;
  funnel_name: string;
  stage_id: string;
  stage_name: string;
  owner_id: string | null;
  owner_name: string | null;
  group_id: string | null;
  group_name: string | null;
  state: Ticket["state"];
  resolution: Ticket["resolution"];
  source: Ticket["source"];
  untouched: boolean;
  next_step: string;
  next_step_at: Date | null;
  created_at: Date;
  archived_at: Date | null;
}

/** Over a tickets row called `t`: key look-ups only. */
export const ticketColumns = `t.id, t.number, t.subject, t.description, p.id as contact_id, p.name as contact_name,
  p.phone as contact_phone, f.id as funnel_id, f.name as funnel_name, s.id as stage_id, s.name as stage_name,
  o.id as owner_id, o.name as owner_name, g.id as group_id, g.name as group_name, t.state, t.resolution, t.source,
  t.untouched, t.next_step, t.next_step_at, t.created_at, t.archived_at`;
export const ticketJoins = `join contacts p on p.account_id = t.account_id and p.id = t.contact_id
  join funnels f on f.account_id = t.account_id and f.id = t.funnel_id
  join stages s on s.account_id = t.account_id and s.id = t.stage_id
  left join members o on o.account_id = t.account_id and o.id = t.owner_id
  left join groups g on g.account_id = t.account_id and g.id = t.group_id`;

/** A row as the wire carries it. */
export function renderedTicket(row: TicketRow): Ticket {
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    description: row.description,
    requester: { id: row.contact_id, name: row.contact_name || row.contact_phone || "" },
    funnel: { id: row.funnel_id, name: row.funnel_name },
    stage: { id: row.stage_id, name: row.stage_name },
    owner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? "" } : null,
    group: row.group_id ? { id: row.group_id, name: row.group_name ?? "" } : null,
    state: row.state,
    resolution: row.resolution,
    source: row.source,
    nextStep: row.next_step,
    nextStepAt: row.next_step_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    archivedAt: row.archived_at?.toISOString() ?? null,
  };
}
