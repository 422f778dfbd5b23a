import type { CommentBody } from "@relevo/contract/messages.ts";
import { type Takeable, waysToTake } from "../assignment/claim.ts";
import { own, ownAlong } from "../assignment/own.ts";
import { policiesOf } from "../inboxes/policy.ts";
import { actorOf, type By, type Caller, isMachine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found, Refusal, refuse } from "../platform/refusal.ts";
import { openAutomaticTickets } from "../tickets/open-automatic.ts";
import { commentConversation } from "./comment.ts";
import { held } from "./load.ts";
import { moveFailures } from "./move.rules.ts";
import { workedOn } from "./worked-on.ts";

export interface Move {
  id: string;
  inboxId: string;
  reasonId: string | null;
  assignToMe: boolean;
  comment?: CommentBody | undefined;
}
interface Item {
  input: Move;
  row: Takeable & { reason_id: string | null };
}

/**
 * Classifies: inbox, reason and, if wanted, oneself as owner, in one act. A conversation is in one inbox at a time;
 * its clocks go on. @throws what `move` of the contract names
 */
export async function moveConversations(tx: Tx, by: By, inputs: readonly Move[]): Promise<void> {
  const rows = await held(
    tx,
    by,
    inputs.map(({ id }) => id),
  );
  const inboxes = [...rows.values()].map(({ inbox_id }) => inbox_id);
  const [policies, targets, worked] = await Promise.all([
    policiesOf(tx, inboxes),
    targetsOf(tx, inputs),
    workedOn(tx, [...rows.keys()]),
  ]);
  const items = inputs.map((input): Item => {
    const row = found(rows.get(input.id));
    const reasons = found(targets.get(input.inboxId));
    const known = input.reasonId === null || reasons.includes(input.reasonId);
    const failures = moveFailures(by, {
      row,
      from: found(policies.get(row.inbox_id)),
      to: { inbox: input.inboxId, reason: input.reasonId, known, hasReasons: reasons.length > 0 },
      assignToMe: input.assignToMe,
      answered: input.comment?.chips.map(({ trigger }) => trigger) ?? [],
      worked: worked.has(row.id),
    });
    if (failures.length > 0) throw new Refusal(failures);
    return { input, row };
  });
  for (const { input, row } of items) {
    if (!input.comment) continue;
    const { id, ...said } = input.comment;
    await commentConversation(tx, person(by), { conversation: row.id, id, ...said });
  }
  const moved = items.filter(
    ({ input, row }) => row.inbox_id !== input.inboxId || row.reason_id !== input.reasonId,
  );
  await write(tx, by, moved);
  await leaveQueues(tx, by, moved);
  await assign(tx, by, items);
  await openAutomaticTickets(
    tx,
    moved
      .filter(({ input, row }) => row.inbox_id !== input.inboxId)
      .map(({ input, row }) => ({
        conversation: row.id,
        contact: row.contact_id,
        inbox: input.inboxId,
        source: "inbound",
      })),
  );
}

/** The row as it is after the move: a group's queue belongs to its inbox. */
function after({ input, row }: Item): Takeable {
  return { ...row, inbox_id: input.inboxId, group_id: row.inbox_id === input.inboxId ? row.group_id : null };
}

async function write(tx: Tx, by: By, moved: readonly Item[]): Promise<void> {
  if (moved.length === 0) return;
  const rows = moved.map((item) => {
    const { id, inbox_id, group_id } = after(item);
    return { id, inbox: inbox_id, reason: item.input.reasonId, group: group_id };
  });
  await tx.rows(
    `update conversations c set inbox_id = r.inbox, reason_id = r.reason, group_id = r."group"
     from jsonb_to_recordset($2::jsonb) as r(id uuid, inbox uuid, reason uuid, "group" uuid)
     where c.account_id = $1 and c.id = r.id`,
    [tx.account, JSON.stringify(rows)],
  );
  for (const item of moved) {
    const { row } = item;
    const next = after(item);
    const from = { inbox: row.inbox_id, owner: row.owner_id, group: row.group_id, state: row.state };
    const place = { actor: actorOf(by), contact: row.contact_id, conversation: row.id };
    record(tx, "conversation.moved", place, {
      from,
      to: { ...from, inbox: next.inbox_id, group: next.group_id },
      reason: item.input.reasonId,
    });
  }
}

/** A ticket that waited in a group's queue with its conversation leaves that queue with it. */
function leaveQueues(tx: Tx, by: By, moved: readonly Item[]): Promise<void> {
  const left = moved.filter((item) => item.row.group_id !== after(item).group_id);
  return ownAlong(
    tx,
    by,
    left.flatMap(({ row: { id, ticket_id, link_state, contact_id } }) =>
      ticket_id && link_state === "confirmed"
        ? [{ conversation: id, ticket: ticket_id, owner: null, group: null, contact: contact_id }]
        : [],
    ),
  );
}

/** Oneself as owner, by the rules of the inbox it is in now. */
async function assign(tx: Tx, by: By, items: readonly Item[]): Promise<void> {
  const mine = items
    .filter(({ input, row }) => input.assignToMe && row.owner_id !== person(by).member)
    .map(after);
  if (mine.length === 0) return;
  const caller = person(by);
  const ways = await waysToTake(tx, caller, mine, { capacity: true });
  await own(
    tx,
    caller,
    mine.map((row, i) => ({
      row,
      owner: caller.member,
      group: null,
      ahead: false,
      told: { name: "conversation.assigned", how: ways[i] ?? "claim" },
    })),
  );
}

/** Only a person comments or takes something for themselves. */
function person(by: By): Caller {
  return isMachine(by) ? refuse("FORBIDDEN") : by;
}

/** The reasons in use of the inboxes moved to, by inbox. */
async function targetsOf(tx: Tx, inputs: readonly Move[]): Promise<Map<string, string[]>> {
  const rows = await tx.rows<{ id: string; reasons: string[] }>(
    `select i.id, array(select r.id from reasons r where r.account_id = i.account_id and r.inbox_id = i.id
       and r.archived_at is null) as reasons
     from inboxes i where i.account_id = $1 and i.id = any($2) order by i.id for key share of i`,
    [tx.account, [...new Set(inputs.map(({ inboxId }) => inboxId))]],
  );
  return new Map(rows.map(({ id, reasons }) => [id, reasons]));
}
