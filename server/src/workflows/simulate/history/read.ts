import type { Tx } from "../../../platform/db.ts";
import type {
  Commented,
  ContactHistory,
  Happened,
  Spoken,
  Tasked,
  TicketHistory,
  Timeline,
} from "../timeline.rules.ts";

export type Row = Timeline["conversation"] & {
  contact: ContactHistory;
  ticket: string | null;
};

export function readConversations(tx: Tx, ids: readonly string[]): Promise<Row[]> {
  return tx.rows<Row>(
    `select c.id, c.number, c.connection_id as connection, n.channel, c.source, c.opened_at as "openedAt",
       c.reason_id as reason, c.ticket_id as ticket,
       json_build_object('id', p.id, 'name', p.name, 'phone', p.phone, 'mail', p.mail, 'company', o.name,
         'individual', p.individual, 'fields', p.fields, 'optedOut', p.opted_out_at is not null,
         'tags', array(select t.tag_id from contact_tags t where t.account_id = p.account_id and t.contact_id = p.id
           order by t.tag_id)) as contact
     from conversations c
     join connections n on n.account_id = c.account_id and n.id = c.connection_id
     join contacts p on p.account_id = c.account_id and p.id = c.contact_id
     left join companies o on o.account_id = p.account_id and o.id = p.company_id
     where c.account_id = $1 and c.id = any($2)`,
    [tx.account, ids],
  );
}

export interface Logged extends Happened {
  conversation: string | null;
  contact: string | null;
  /** Of a run of the workflow that is tried. */
  own: boolean;
}
const columns = `e.id as "order", e.at, e.name, e.actor_kind as by, e.ticket_id as ticket, e.data, false as tried,
  e.conversation_id as conversation, e.contact_id as contact,
  e.actor_kind = 'workflow' and exists (select from runs r where r.account_id = e.account_id and r.id = e.actor_id
    and r.workflow_id = $3) as own`;
/** Of messages: that they are there, and whether they left. */
const wanted = `(e.name not like 'message.%' or e.name in ('message.received', 'message.echoed', 'message.written')
  or e.name = 'message.state_changed' and e.data->>'to' in ('sending', 'sent', 'failed', 'cancelled', 'uncertain'))`;

/** Of the conversations, and of their contacts what belongs to no conversation. */
export function readEvents(
  tx: Tx,
  {
    conversations,
    contacts,
    workflow,
  }: { conversations: readonly string[]; contacts: readonly string[]; workflow: string },
): Promise<Logged[]> {
  return tx.rows<Logged>(
    `(select ${columns} from events e where e.account_id = $1 and e.conversation_id = any($2) and ${wanted})
     union all
     (select ${columns} from events e where e.account_id = $1 and e.contact_id = any($4) and e.conversation_id is null
        and e.name in ('contact.tagged', 'contact.opted', 'contact.changed'))
     order by "order"`,
    [tx.account, conversations, workflow, contacts],
  );
}

type Message = Omit<Spoken, "order" | "knownAt" | "tried"> & { conversation: string };
/** The last of each conversation: a chat that never ends has more than anybody asks for. */
const most = 2000;
export function readMessages(tx: Tx, ids: readonly string[], texts: boolean): Promise<Message[]> {
  return tx.rows<Message>(
    `select m.* from unnest($2::uuid[]) c(id) cross join lateral (
       select m.id, m.conversation_id as conversation, m.at, case when $3 then m.text else '' end as text,
         m.author_kind as author, m.type, case when m.direction = 'out' then m.state end as delivery, m.revoked_at as "revokedAt"
       from messages m where m.account_id = $1 and m.conversation_id = c.id order by m.at desc, m.id desc limit ${most}) m
     order by m.at, m.id`,
    [tx.account, ids, texts],
  );
}

export function readComments(
  tx: Tx,
  ids: readonly string[],
): Promise<(Commented & { conversation: string })[]> {
  return tx.rows(
    `select conversation_id as conversation, id, at,
       array(select chip->>'trigger' from jsonb_array_elements(chips) chip) as triggers
     from comments where account_id = $1 and conversation_id = any($2) and chips <> '[]' and author_id is not null order by at, id`,
    [tx.account, ids],
  );
}

export function readTasks(
  tx: Tx,
  ids: readonly string[],
  workflow: string,
): Promise<(Tasked & { conversation: string })[]> {
  return tx.rows(
    `select t.conversation_id as conversation, t.id, t.title, m.id as owner, t.due_at as "dueAt", t.created_at as at,
       least(t.done_at, t.cancelled_at) as "doneAt", t.workflow_id is not null as automatic
     from tasks t left join members m on m.account_id = t.account_id and m.id = t.owner_id and m.active
     where t.account_id = $1 and t.conversation_id = any($2) and t.workflow_id is distinct from $3
     order by t.created_at, t.id`,
    [tx.account, ids, workflow],
  );
}

/** Tickets as they are, with all that happened to them. */
export async function readTickets(
  tx: Tx,
  ids: readonly string[],
  workflow: string,
): Promise<{ rows: TicketHistory[]; events: Logged[] }> {
  const [rows, events] = await Promise.all([
    tx.rows<TicketHistory>(
      `select t.id, t.number, t.funnel_id as funnel, t.stage_id as stage, t.subject, t.value::float8 as value, t.fields, t.source,
         t.created_at as "createdAt", t.next_step as "nextStep", t.next_step_at as "nextStepAt", m.id as owner
       from tickets t left join members m on m.account_id = t.account_id and m.id = t.owner_id and m.active
       where t.account_id = $1 and t.id = any($2)`,
      [tx.account, ids],
    ),
    tx.rows<Logged>(
      `select ${columns} from events e where e.account_id = $1 and e.ticket_id = any($2) order by e.id`,
      [tx.account, ids, workflow],
    ),
  ]);
  return { rows, events: events.filter(({ own }) => !own) };
}
