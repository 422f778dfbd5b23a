import type { Tx } from "../platform/db.ts";
import { record, system } from "../platform/events.ts";
import { lockTickets } from "../tickets/own-tickets.ts";
import { mayLeave } from "./gate.rules.ts";
import { answerKind, standings } from "./standing.ts";

/**
 * Tickets came into stages: in human ones the AI falls silent. What it wrote and has not left is cancelled, and what it
 * was about to answer is not asked for. The tickets are locked; what is under way already (`sending`) left before.
 */
export async function silence(tx: Tx, tickets: readonly string[]): Promise<void> {
  if (tickets.length === 0) return;
  const human = `from conversations c join tickets t on t.account_id = c.account_id and t.id = c.ticket_id
       join stages s on s.account_id = t.account_id and s.id = t.stage_id and s.kind = 'human'
     where c.account_id = $1 and c.ticket_id = any($2::uuid[]) and c.link_state = 'confirmed'`;
  const cancelled = await tx.rows<Written>(
    `update messages m set state = 'cancelled' from (select c.id ${human}) c
     where m.account_id = $1 and m.conversation_id = c.id and m.state = 'pending' and m.author_kind = 'bot' and m.data->>'kind' = $3
     returning m.id, m.contact_id as contact, m.conversation_id as conversation`,
    [tx.account, tickets, answerKind],
  );
  await tx.rows(
    `delete from deadlines where account_id = $1 and kind = 'respond' and key in (select c.id::text ${human})`,
    [tx.account, tickets],
  );
  for (const one of cancelled) tellCancelled(tx, one, "human_stage");
}

interface Written {
  id: string;
  contact: string;
  conversation: string;
}

export function tellCancelled(tx: Tx, { id, contact, conversation }: Written, code: string): void {
  const place = { actor: system, contact, conversation };
  record(tx, "message.state_changed", place, { message: id, from: "pending", to: "cancelled", code });
}

/**
 * Asked for what the AI wrote and is about to leave: what has no AI stage behind it any more, however that came about, is
 * cancelled; answers what may leave. The tickets stay locked until it is `sending`, so that a move comes before or after.
 */
export async function leaving(tx: Tx, heads: readonly Written[]): Promise<Set<string>> {
  if (heads.length === 0) return new Set();
  const ids = heads.map(({ conversation }) => conversation);
  await holdStages(tx, ids);
  const stood = new Map((await standings(tx, ids)).map((one) => [one.id, one]));
  const silent = heads.flatMap((head) => {
    const verdict = mayLeave(stood.get(head.conversation) ?? { ticket: null });
    return verdict === true ? [] : [{ head, verdict }];
  });
  const cancelled = await tx.rows<{ id: string }>(
    "update messages set state = 'cancelled' where account_id = $1 and id = any($2::uuid[]) and state = 'pending' returning id",
    [tx.account, silent.map(({ head }) => head.id)],
  );
  const gone = new Set(cancelled.map(({ id }) => id));
  for (const { head, verdict } of silent) if (gone.has(head.id)) tellCancelled(tx, head, verdict);
  // Another contact's ticket may have been moved, and moved back, before its lock was ours.
  const left = await tx.rows<{ id: string }>(
    "select id from messages where account_id = $1 and id = any($2::uuid[]) and state = 'pending'",
    [tx.account, heads.map(({ id }) => id)],
  );
  return new Set(left.map(({ id }) => id));
}

/** Locks the tickets of conversations, and their stages, whose kind may be changed at this very moment. */
export async function holdStages(tx: Tx, conversations: readonly string[]): Promise<void> {
  const rows = await tx.rows<{ id: string }>(
    "select distinct ticket_id as id from conversations where account_id = $1 and id = any($2::uuid[]) and ticket_id is not null",
    [tx.account, conversations],
  );
  const tickets = rows.map(({ id }) => id);
  await lockTickets(tx, tickets);
  await tx.rows(
    `select from stages where account_id = $1
       and id in (select stage_id from tickets where account_id = $1 and id = any($2::uuid[])) order by id for share`,
    [tx.account, tickets],
  );
}
