import { actorOf, type By } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { found, refuse } from "../../platform/refusal.ts";
import { mayHandOn, mayWork } from "../can.rules.ts";
import { allow, heldOne, seen } from "../load.ts";
import { type Responsible, responsibleOf } from "../responsible.ts";
import { type ConversationRow, sightOf } from "../rows.ts";
import { isOpen } from "../state.rules.ts";
import { putAside } from "./aside.ts";
import { parted } from "./clocks.rules.ts";
import type { Before } from "./merge.ts";
import { clocksOf, writeClocks } from "./write-clocks.ts";

interface Merge {
  id: string;
  into_id: string;
  message_ids: string[];
  comment_ids: string[];
  before: Before;
}

/**
 * Parts a merged conversation from its target, while that is open: what came with it goes back with it, and its line
 * leads to it again. What happened in the target since stays there.
 * @throws NOT_FOUND, FORBIDDEN, NOT_MERGEABLE, NEWER_OPEN
 */
export async function undoMerge(tx: Tx, by: By, id: string): Promise<void> {
  const from = await heldOne(tx, by, id);
  allow(mayWork(by));
  const [merge] = await tx.rows<Merge>(
    `select id, into_id, message_ids, comment_ids, before from merges
     where account_id = $1 and from_id = $2 and undone_at is null order by at desc limit 1`,
    [tx.account, id],
  );
  if (from.state !== "merged" || !merge) refuse("NOT_MERGEABLE", { state: from.state });
  // The same contact, whose lock is held.
  const into = found((await seen(tx, by, [merge.into_id])).get(merge.into_id));
  if (!isOpen(into.state)) refuse("NOT_MERGEABLE", { number: into.number, state: into.state });
  allow(mayHandOn(by, into));
  await mustLeadThere(tx, from, merge);
  const { owner, group } = await responsibleOf(tx, from, { owner: from.owner_id, group: from.group_id });
  const again = merge.before.from.state === "snoozed" ? "snoozed" : "active";
  const state = owner ? again : "queued";
  await part(tx, by, from, into, { ...merge, hands: { owner, group, state } });
  const place = { actor: actorOf(by), contact: from.contact_id, conversation: from.id };
  const sight = sightOf(from);
  record(tx, "conversation.merge_undone", place, {
    from: sight,
    to: { ...sight, owner, group, state },
    merge: merge.id,
  });
}

/** Its lines still lead to the target, or nowhere: else a newer conversation holds one. */
async function mustLeadThere(tx: Tx, from: ConversationRow, { into_id, before }: Merge): Promise<void> {
  const [newer] = await tx.rows<{ number: number }>(
    `select c.number from open_sessions s join conversations c on c.account_id = s.account_id and c.id = s.conversation_id
     where s.account_id = $1 and s.contact_id = $2 and s.connection_id = any($3) and s.conversation_id <> $4 limit 1`,
    [tx.account, from.contact_id, before.connections, into_id],
  );
  if (newer) refuse("NEWER_OPEN", { number: newer.number });
}

async function part(
  tx: Tx,
  by: By,
  from: ConversationRow,
  into: ConversationRow,
  merge: Merge & { hands: Responsible & { state: string } },
): Promise<void> {
  const { before, hands } = merge;
  const now = clocksOf(into);
  const [wrote] = await tx.rows<{ at: Date | null }>(
    `select min(at) as at from messages where account_id = $1 and conversation_id = $2 and direction = 'in' and id <> all($3)
       and at > coalesce(greatest($4::timestamptz, $5::timestamptz), '-infinity')`,
    [tx.account, into.id, merge.message_ids, before.joined.last_inbound_at, now.last_outbound_at],
  );
  const back = (table: string, ids: readonly string[]) =>
    tx.rows(
      `update ${table} set conversation_id = $3 where account_id = $1 and conversation_id = $2 and id = any($4)`,
      [tx.account, into.id, from.id, ids],
    );
  const left = parted(before.into, before.joined, now, wrote?.at?.toISOString() ?? null);
  // Whoever was answered since the merge was answered in both.
  const answered = now.last_outbound_at !== before.joined.last_outbound_at;
  await Promise.all([
    back("messages", merge.message_ids),
    back("comments", merge.comment_ids),
    back("tasks", before.tasks),
    tx.rows(
      `insert into open_sessions (account_id, contact_id, connection_id, conversation_id) select $1, $2, unnest($3::uuid[]), $4
       on conflict (account_id, contact_id, connection_id) do update set conversation_id = excluded.conversation_id`,
      [tx.account, from.contact_id, before.connections, from.id],
    ),
    tx.rows(
      "delete from conversation_flags where account_id = $1 and conversation_id = $2 and trigger = any($3)",
      [tx.account, into.id, before.flags],
    ),
    writeClocks(tx, into.id, left),
    tx.rows(
      `update conversations set state = $3, snoozed_until = $4, waiting_since = $5, unread = $6, priority = $7,
         owner_id = $8, group_id = $9, ended_at = null, merged_into = null
       where account_id = $1 and id = $2`,
      [
        tx.account,
        from.id,
        hands.state,
        hands.state === "snoozed" ? before.from.snoozed_until : null,
        answered ? null : before.from.waiting_since,
        before.from.unread,
        before.from.priority,
        hands.owner,
        hands.group,
      ],
    ),
    putAside(tx, by, from, into, before),
    tx.rows("update merges set undone_at = $3 where account_id = $1 and id = $2", [
      tx.account,
      merge.id,
      tx.at,
    ]),
  ]);
  const place = { actor: actorOf(by), contact: into.contact_id, conversation: into.id };
  if (now.ticket_id !== null && left.ticket_id === null)
    record(tx, "conversation.ticket_unlinked", place, { ticket: now.ticket_id, rejected: false });
}
