import type { Tx } from "../platform/db.ts";
import type { Standing } from "./gate.rules.ts";
import type { Said, Turn } from "./responder.ts";

/** A conversation as the gate looks at it. */
export interface Stood extends Standing {
  id: string;
  contact_id: string;
  connection_id: string;
  ticket: (NonNullable<Standing["ticket"]> & Turn["ticket"] & { stage: Turn["stage"] }) | null;
}

/** `data.kind` of what the AI wrote, with `to`: the customer's message it answers. */
export const answerKind = "ai_answer";

export function standings(tx: Tx, conversations: readonly string[]): Promise<Stood[]> {
  return tx.rows<Stood>(
    `select c.id, c.contact_id, c.connection_id, c.state, c.waiting_since is not null as waits, said.id as last,
       exists (select from messages o where o.account_id = c.account_id and o.conversation_id = c.id and o.direction = 'out'
         and o.author_kind = 'bot' and o.state not in ('failed', 'cancelled') and o.data->>'kind' = $3
         and o.data->>'to' = said.id::text) as answered,
       case when t.id is not null then jsonb_build_object('id', t.id, 'number', t.number, 'subject', t.subject,
         'state', t.state, 'kind', s.kind, 'stage', jsonb_build_object('id', s.id, 'name', s.name)) end as ticket
     from conversations c
     left join tickets t on t.account_id = c.account_id and t.id = c.ticket_id and c.link_state = 'confirmed'
     left join stages s on s.account_id = t.account_id and s.id = t.stage_id
     left join lateral (select m.id from messages m where m.account_id = c.account_id and m.conversation_id = c.id
       and m.direction = 'in' and m.revoked_at is null order by m.at desc, m.id desc limit 1) said on true
     where c.account_id = $1 and c.id = any($2::uuid[]) order by c.id`,
    [tx.account, conversations, answerKind],
  );
}

/** Messages of a conversation the AI is told of. */
const memory = 50;

/** What was said in conversations, by conversation; what never left is not among it. */
export async function saidIn(tx: Tx, conversations: readonly string[]): Promise<Map<string, Said[]>> {
  const rows = await tx.rows<Said & { conversation: string }>(
    `select k.id as conversation, case m.author_kind when 'phone' then 'member' else m.author_kind end as by, m.text, m.at
     from unnest($2::uuid[]) k(id), lateral (select * from messages x where x.account_id = $1 and x.conversation_id = k.id
       and x.revoked_at is null and x.state not in ('failed', 'cancelled') order by x.at desc, x.id desc limit ${memory}) m
     order by m.at, m.id`,
    [tx.account, conversations],
  );
  const said = new Map<string, Said[]>(conversations.map((id) => [id, []]));
  for (const { conversation, ...one } of rows) said.get(conversation)?.push(one);
  return said;
}
