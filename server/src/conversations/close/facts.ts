import type { CommentTrigger } from "@relevo/contract/policies.ts";
import type { Tx } from "../../platform/db.ts";
import type { ConversationRow } from "../rows.ts";
import { openSql } from "../state.rules.ts";
import type { CloseFacts, LinkedTicket } from "./guard.rules.ts";

/** What the guard looks at, but for what the request and the inbox say. */
export type Found = Omit<CloseFacts, "state" | "owner" | "policy" | "reason" | "author">;

/** The facts of many conversations whose contacts are locked: a statement per kind, whatever their number. */
export async function closeFacts(tx: Tx, rows: readonly ConversationRow[]): Promise<Map<string, Found>> {
  const ids = rows.map(({ id }) => id);
  const [turns, parties, comments, flags, tasks, unsent, others] = await Promise.all([
    readTurns(tx, ids),
    readParties(tx, ids),
    readComments(tx, ids),
    readFlags(tx, ids),
    readTasks(tx, ids),
    readUnsent(tx, ids),
    readOthers(tx, ids),
  ]);
  return new Map(
    rows.map((row): [string, Found] => {
      const turn = turns.get(row.id)?.[0];
      const party = parties.get(row.id)?.[0];
      return [
        row.id,
        {
          lastInbound: pair(turn?.in_id, turn?.in_at),
          unanswered: pair(turn?.open_id, turn?.open_at),
          answer: pair(turn?.out_id, turn?.out_at),
          saidAt: turn?.said_at ?? null,
          settled: row.settled_id,
          confirmed: row.confirmed_id,
          contact: {
            name: party?.name ?? "",
            phone: party?.phone ?? "",
            mail: party?.mail ?? "",
            company: party?.company ?? false,
            individual: party?.individual ?? false,
          },
          ticket: party?.ticket ? ticketOf(party.ticket) : null,
          comments: comments.get(row.id) ?? [],
          flags: flags.get(row.id) ?? [],
          tasks: tasks.get(row.id) ?? [],
          unsent: unsent.get(row.id) ?? [],
          others: others.get(row.id) ?? [],
        },
      ];
    }),
  );
}

const accepted = "('sent', 'delivered', 'read', 'played')";

interface Turn {
  conversation: string;
  in_id: string | null;
  in_at: Date | null;
  out_id: string | null;
  out_at: Date | null;
  said_at: Date | null;
  open_id: string | null;
  open_at: Date | null;
}
/**
 * The last word of each side, and the first of the customer's that is still open. What a person sent and took back is no
 * answer; nor is what was said in another conversation, before this one was merged into it. A template that opened the
 * next conversation answers the expired one it was sent from.
 */
function readTurns(tx: Tx, ids: readonly string[]): Promise<Map<string, Turn[]>> {
  const ours = (who: string) =>
    `m.account_id = $1 and m.direction = 'out' and m.author_kind in ${who} and m.state in ${accepted} and m.revoked_at is null`;
  const at = (column: string) =>
    `(select m.at from messages m where m.account_id = $1 and m.id = c.${column} and m.conversation_id = c.id)`;
  return grouped<Turn>(
    tx,
    `select c.id as conversation, i.id as in_id, i.at as in_at, o.id as out_id, o.at as out_at, s.at as said_at,
       w.id as open_id, w.at as open_at
     from conversations c
     left join lateral (select m.id, m.at from messages m where m.account_id = $1 and m.conversation_id = c.id
       and m.direction = 'in' order by m.at desc, m.id desc limit 1) i on true
     left join lateral (select x.id, x.at from (
         (select m.id, m.at from messages m where m.conversation_id = c.id and ${ours("('member', 'phone')")}
            order by m.at desc, m.id desc limit 1)
         union all
         (select m.id, m.at from (select * from messages f where f.account_id = $1 and f.conversation_id = c.superseded_by
            and f.direction = 'out' order by f.at, f.id limit 1) m where m.type = 'template' and ${ours("('member')")})
       ) x order by x.at desc limit 1) o on true
     left join lateral (select m.at from messages m where m.conversation_id = c.id and ${ours("('member')")}
       order by m.at desc, m.id desc limit 1) s on true
     left join lateral (select m.id, m.at from messages m where m.account_id = $1 and m.conversation_id = c.id
       and m.direction = 'in'
       and (m.at > coalesce(greatest(o.at, ${at("settled_id")}, ${at("confirmed_id")}), '-infinity')
         or (c.superseded_by is null and m.at >= c.waiting_since and m.id is distinct from c.settled_id
           and m.id is distinct from c.confirmed_id))
       order by m.at, m.id limit 1) w on true
     where c.account_id = $1 and c.id = any($2)`,
    ids,
  );
}

interface Party {
  conversation: string;
  name: string;
  phone: string | null;
  mail: string | null;
  company: boolean;
  individual: boolean;
  ticket:
    | (Omit<LinkedTicket, "linkedAt" | "nextStepAt"> & { linkedAt: string; nextStepAt: string | null })
    | null;
}
function readParties(tx: Tx, ids: readonly string[]): Promise<Map<string, Party[]>> {
  return grouped<Party>(
    tx,
    `select c.id as conversation, p.name, p.phone, p.mail, p.company_id is not null as company, p.individual,
       case when t.id is not null then jsonb_build_object('id', t.id, 'number', t.number, 'link', c.link_state, 'by', c.link_by,
         'linkedAt', c.linked_at, 'source', t.source, 'open', t.state = 'open', 'nextStep', t.next_step,
         'nextStepAt', t.next_step_at, 'owner', o.id) end as ticket
     from conversations c join contacts p on p.account_id = c.account_id and p.id = c.contact_id
     left join tickets t on t.account_id = c.account_id and t.id = c.ticket_id
     left join members o on o.account_id = t.account_id and o.id = t.owner_id and o.active
     where c.account_id = $1 and c.id = any($2)`,
    ids,
  );
}
function ticketOf(ticket: NonNullable<Party["ticket"]>): LinkedTicket {
  const { linkedAt, nextStepAt, ...rest } = ticket;
  return { ...rest, linkedAt: new Date(linkedAt), nextStepAt: nextStepAt ? new Date(nextStepAt) : null };
}

/** Comments that answer a trigger, oldest first. */
function readComments(tx: Tx, ids: readonly string[]) {
  return grouped<{ conversation: string; id: string; at: Date; triggers: CommentTrigger[] }>(
    tx,
    `select conversation_id as conversation, id, at,
       array(select chip->>'trigger' from jsonb_array_elements(chips) chip) as triggers
     from comments where account_id = $1 and conversation_id = any($2) and chips <> '[]' and author_id is not null
     order by at, id`,
    ids,
  );
}
function readFlags(tx: Tx, ids: readonly string[]) {
  return grouped<{ conversation: string; trigger: CommentTrigger; at: Date; system: boolean }>(
    tx,
    `select conversation_id as conversation, trigger, at, member_id is null as system
     from conversation_flags where account_id = $1 and conversation_id = any($2)`,
    ids,
  );
}
function readTasks(tx: Tx, ids: readonly string[]) {
  return grouped<CloseFacts["tasks"][number] & { conversation: string }>(
    tx,
    `select t.conversation_id as conversation, t.id, t.title, m.id as owner, t.due_at as "dueAt", t.created_at as at,
       t.workflow_id is not null as automatic
     from tasks t left join members m on m.account_id = t.account_id and m.id = t.owner_id and m.active
     where t.account_id = $1 and t.conversation_id = any($2) and t.done_at is null and t.cancelled_at is null
     order by t.created_at, t.id`,
    ids,
  );
}
function readUnsent(tx: Tx, ids: readonly string[]) {
  return grouped<CloseFacts["unsent"][number] & { conversation: string }>(
    tx,
    `select conversation_id as conversation, id, state, at from messages
     where account_id = $1 and conversation_id = any($2) and direction = 'out' and author_kind = 'member'
       and state in ('pending', 'sending', 'uncertain', 'failed') order by at, id`,
    ids,
  );
}
function readOthers(tx: Tx, ids: readonly string[]) {
  return grouped<CloseFacts["others"][number] & { conversation: string }>(
    tx,
    `select distinct c.id as conversation, x.id, x.number, m.name as owner
     from conversations c join connections n on n.account_id = c.account_id and n.id = c.connection_id
     join open_sessions s on s.account_id = c.account_id and s.contact_id = c.contact_id and s.conversation_id <> c.id
     join connections k on k.account_id = s.account_id and k.id = s.connection_id and k.channel = n.channel
     join conversations x on x.account_id = s.account_id and x.id = s.conversation_id and x.state in ${openSql}
     left join members m on m.account_id = x.account_id and m.id = x.owner_id
     where c.account_id = $1 and c.id = any($2) order by x.number`,
    ids,
  );
}

async function grouped<R extends { conversation: string }>(
  tx: Tx,
  sql: string,
  ids: readonly string[],
): Promise<Map<string, R[]>> {
  const byConversation = new Map<string, R[]>();
  for (const row of await tx.rows<R>(sql, [tx.account, ids])) {
    const known = byConversation.get(row.conversation);
    if (known) known.push(row);
    else byConversation.set(row.conversation, [row]);
  }
  return byConversation;
}

function pair(id: string | null | undefined, at: Date | null | undefined): { id: string; at: Date } | null {
  return id && at ? { id, at } : null;
}
