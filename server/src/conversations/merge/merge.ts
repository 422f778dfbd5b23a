import { ownAlong } from "../../assignment/own.ts";
import { actorOf, type By } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { newId } from "../../platform/ids.ts";
import { found, refuse } from "../../platform/refusal.ts";
import { followConversation } from "../../workflows/follow.ts";
import { mayHandOn } from "../can.rules.ts";
import { endConversations } from "../close/end.ts";
import { allow, held } from "../load.ts";
import type { ConversationRow } from "../rows.ts";
import { isOpen } from "../state.rules.ts";
import { wake } from "./aside.ts";
import { type Clocks, joined } from "./clocks.rules.ts";
import { clocksOf, writeClocks } from "./write-clocks.ts";

/** What a merge keeps to be undone: both as they were, the target as it became, and what came with the other. */
export interface Before {
  from: {
    state: string;
    snoozed_until: string | null;
    waiting_since: string | null;
    unread: number;
    priority: boolean;
  };
  /** The target was set aside, and was taken up since the other's customer waits. */
  woken: { until: string | null } | null;
  into: Clocks;
  joined: Clocks;
  connections: string[];
  tasks: string[];
  flags: string[];
}

/**
 * Makes a duplicate part of another open conversation of the same contact and channel: what was said, noted and left
 * to do goes over, and the customer's line leads there from now on. `forGood`: it cannot be taken back.
 * @throws NOT_FOUND, FORBIDDEN, NOT_OPEN, NOT_MERGEABLE
 */
export async function mergeConversation(
  tx: Tx,
  by: By,
  id: string,
  intoId: string,
  { forGood = false } = {},
): Promise<void> {
  const rows = await held(tx, by, [id, intoId]);
  const [from, into] = [found(rows.get(id)), found(rows.get(intoId))];
  allow(mayHandOn(by, from));
  mustFit(from, into);
  allow(mayHandOn(by, into));
  const clocks = { from: clocksOf(from), into: clocksOf(into) };
  const together = joined(clocks.from, clocks.into);
  const [messages, comments, tasks, connections, flags] = await handOver(tx, from.id, into.id);
  const before: Before = {
    from: {
      state: from.state,
      snoozed_until: from.snoozed_until?.toISOString() ?? null,
      waiting_since: clocks.from.waiting_since,
      unread: from.unread,
      priority: from.priority,
    },
    woken: await wake(tx, by, from, into),
    into: clocks.into,
    joined: together,
    connections,
    tasks,
    flags,
  };
  await followConversation(tx, by, from.id, into.id);
  const merge = newId();
  const { inbox_id: inbox, reason_id: reason } = from;
  const sights = await endConversations(tx, [{ row: from, state: "merged", inbox, reason }]);
  await Promise.all([
    writeClocks(tx, into.id, together),
    tx.rows(
      "update conversations set merged_into = $3, waiting_since = null, unread = 0 where account_id = $1 and id = $2",
      [tx.account, from.id, into.id],
    ),
    forGood ||
      tx.rows(
        `insert into merges (account_id, id, from_id, into_id, message_ids, comment_ids, before, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [tx.account, merge, from.id, into.id, messages, comments, JSON.stringify(before), tx.at],
      ),
  ]);
  const place = { actor: actorOf(by), contact: from.contact_id, conversation: from.id };
  record(tx, "conversation.merged", place, { ...found(sights.get(from.id)), into: into.id, merge });
  if (into.ticket_id === null && together.ticket_id !== null) await takeTicket(tx, by, from, into);
}

/** The target had no ticket and goes on with the other's, which is whose the target is from now on. */
async function takeTicket(tx: Tx, by: By, from: ConversationRow, into: ConversationRow): Promise<void> {
  const ticket = found(from.ticket_id);
  const place = { actor: actorOf(by), contact: into.contact_id, conversation: into.id };
  record(tx, "conversation.ticket_linked", place, { ticket, from: null });
  const { owner_id: owner, group_id: group } = into;
  if (from.link_state === "confirmed" && (owner || group))
    await ownAlong(tx, by, [{ conversation: into.id, ticket, owner, group, contact: into.contact_id }]);
}

function mustFit(from: ConversationRow, into: ConversationRow): void {
  const fits =
    from.id !== into.id &&
    from.contact_id === into.contact_id &&
    from.channel === into.channel &&
    isOpen(into.state);
  if (!fits) refuse("NOT_MERGEABLE", { number: into.number, state: into.state });
}

/** Messages, comments, tasks and lines go over; comments that are due are due there too. What went, by id. */
function handOver(tx: Tx, from: string, into: string) {
  const move = (table: string, key = "id") =>
    ids(
      tx,
      `update ${table} set conversation_id = $3 where account_id = $1 and conversation_id = $2 returning ${key} as id`,
      [tx.account, from, into],
    );
  return Promise.all([
    move("messages"),
    move("comments"),
    move("tasks"),
    move("open_sessions", "connection_id"),
    ids(
      tx,
      `insert into conversation_flags (account_id, conversation_id, trigger, at, member_id)
       select account_id, $3, trigger, at, member_id from conversation_flags where account_id = $1 and conversation_id = $2
       on conflict do nothing returning trigger as id`,
      [tx.account, from, into],
    ),
  ]);
}

async function ids(tx: Tx, sql: string, values: unknown[]): Promise<string[]> {
  return (await tx.rows<{ id: string }>(sql, values)).map(({ id }) => id);
}
