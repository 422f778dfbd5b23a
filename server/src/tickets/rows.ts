import type { StageKind, StageType } from "@relevo/contract/funnels.ts";
import type { ActSource, Ticket, TicketCard } from "@relevo/contract/tickets.ts";
import type { Channel } from "@relevo/contract/words.ts";

/** What a card shows of a ticket, joined with the names. */
export interface CardRow {
  id: string;
  number: number;
  subject: string;
  contact_id: string;
  contact_name: string;
  contact_phone: string | null;
  funnel_id: string;
  funnel_name: string;
  stage_id: string;
  stage_name: string;
  stage_kind: StageKind;
  stage_type: StageType;
  stuck_hours: number | null;
  owner_id: string | null;
  owner_name: string | null;
  group_id: string | null;
  group_name: string | null;
  state: Ticket["state"];
  resolution: Ticket["resolution"];
  value: string | null;
  currency: string | null;
  next_step: string;
  next_step_at: Date | null;
  stage_entered_at: Date;
  waiting_since: Date | null;
  seen: boolean;
  talk: { id: string; number: number; channel: Channel; state: string } | null;
  created_at: Date;
}
/** All of a ticket. */
export interface TicketRow extends CardRow {
  description: string;
  source: Ticket["source"];
  untouched: boolean;
  entry_id: string;
  fields: Ticket["fields"];
  resolved_at: Date | null;
  resolved_by: ActSource | null;
  reason_id: string | null;
  reason_name: string | null;
  archived_at: Date | null;
  return_funnel_id: string | null;
  return_stage_id: string | null;
}

/** Of a tickets row called `t`: its conversations whose customer waits for a person's answer. */
const waitingTalks = `from conversations w where w.account_id = t.account_id and w.ticket_id = t.id
  and w.link_state = 'confirmed' and w.waiting_since is not null and w.state in ('queued', 'active', 'snoozed', 'expired')`;
/** The same, as a condition; asked ticket by ticket (`offset 0`), since it would be hashed over all conversations. */
export const isWaiting = `exists (select ${waitingTalks} offset 0)`;

/** Over a tickets row called `t`: key look-ups only. */
export const cardColumns = `t.id, t.number, t.subject, p.id as contact_id, p.name as contact_name,
  p.phone as contact_phone, f.id as funnel_id, f.name as funnel_name, s.id as stage_id, s.name as stage_name,
  s.kind as stage_kind, s.type as stage_type, s.stuck_hours, o.id as owner_id, o.name as owner_name,
  g.id as group_id, g.name as group_name, t.state, t.resolution, t.value, t.currency, t.next_step, t.next_step_at,
  t.stage_entered_at, t.seen, t.created_at,
  (select min(w.waiting_since) ${waitingTalks}) as waiting_since,
  (select json_build_object('id', c.id, 'number', c.number, 'channel', n.channel, 'state', c.state)
     from conversations c join connections n on n.account_id = c.account_id and n.id = c.connection_id
     where c.account_id = t.account_id and c.ticket_id = t.id and c.link_state = 'confirmed'
     order by c.state in ('queued', 'active', 'snoozed') desc, c.opened_at desc, c.id desc limit 1) as talk`;
export const cardJoins = `join contacts p on p.account_id = t.account_id and p.id = t.contact_id
  join funnels f on f.account_id = t.account_id and f.id = t.funnel_id
  join stages s on s.account_id = t.account_id and s.id = t.stage_id
  left join members o on o.account_id = t.account_id and o.id = t.owner_id
  left join groups g on g.account_id = t.account_id and g.id = t.group_id`;
export const ticketColumns = `${cardColumns}, t.description, t.source, t.untouched, t.entry_id, t.fields, t.resolved_at,
  t.resolved_by, t.reason_id, r.name as reason_name, t.archived_at, t.return_funnel_id, t.return_stage_id`;
export const ticketJoins = `${cardJoins}
  left join resolution_reasons r on r.account_id = t.account_id and r.id = t.reason_id`;

const hour = 3_600_000;

export function renderedCard(row: CardRow): TicketCard {
  const stuck = row.state === "open" ? row.stuck_hours : null;
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    requester: { id: row.contact_id, name: row.contact_name || row.contact_phone || "" },
    funnel: { id: row.funnel_id, name: row.funnel_name },
    stage: { id: row.stage_id, name: row.stage_name, kind: row.stage_kind, type: row.stage_type },
    owner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? "" } : null,
    group: row.group_id ? { id: row.group_id, name: row.group_name ?? "" } : null,
    state: row.state,
    resolution: row.resolution,
    value: row.value === null ? null : { amount: Number(row.value), currency: row.currency ?? "" },
    nextStep: row.next_step,
    nextStepAt: row.next_step_at?.toISOString() ?? null,
    stageEnteredAt: row.stage_entered_at.toISOString(),
    stuckAt: stuck === null ? null : new Date(row.stage_entered_at.getTime() + stuck * hour).toISOString(),
    waitingSince: row.waiting_since?.toISOString() ?? null,
    seen: row.seen,
    conversation: row.talk,
    createdAt: row.created_at.toISOString(),
  };
}

/** A row as the wire carries it. */
export function renderedTicket(row: TicketRow): Ticket {
  const { return_funnel_id: funnelId, return_stage_id: stageId } = row;
  return {
    ...renderedCard(row),
    description: row.description,
    source: row.source,
    fields: row.fields,
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    resolvedBy: row.resolved_by,
    reason: row.reason_id ? { id: row.reason_id, name: row.reason_name ?? "" } : null,
    archivedAt: row.archived_at?.toISOString() ?? null,
    returnTo: funnelId && stageId ? { funnelId, stageId } : null,
  };
}
