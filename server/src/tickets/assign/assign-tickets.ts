import type { Failure } from "@relevo/contract/refusals.ts";
import type { AssignRequest } from "@relevo/contract/ticket-acts.ts";
import { ownAlong } from "../../assignment/own.ts";
import { targetOf, targetsOf } from "../../assignment/targets.ts";
import {
  judgeTransfers,
  lockPickers,
  pickFailures,
  type Transfer,
  transferConversations,
} from "../../assignment/transfer.ts";
import { seen } from "../../conversations/load.ts";
import { openSql } from "../../conversations/state.rules.ts";
import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { heldTickets } from "../hold.ts";
import type { Acted } from "../move/move.ts";
import type { TicketRow } from "../rows.ts";
import { handFailures } from "./hand.rules.ts";

export interface Assigning {
  ticket: string;
  request: AssignRequest;
}
interface Item {
  row: TicketRow;
  request: AssignRequest;
}

/**
 * Gives tickets to a person, a group or nobody, each with its open conversations: one of those leads, by the rules of a
 * transfer, and takes the rest along. @throws NOT_FOUND, INVALID for the target
 */
export async function assignTickets(tx: Tx, by: Caller, inputs: readonly Assigning[]): Promise<Acted> {
  const wanted = new Map(inputs.map((one) => [one.ticket, one.request]));
  const rows = await heldTickets(tx, by, [...wanted.keys()]);
  const acted: Acted = { done: [], refused: [] };
  await lockPickers(
    tx,
    by,
    inputs.flatMap(({ ticket, request }) => (rows.get(ticket)?.owner_id === null && request.memberId) || []),
  );
  const [targets, working, talks] = await Promise.all([
    targetsOf(
      tx,
      inputs.map(({ request }) => request),
    ),
    worksIn(tx, [...rows.values()], inputs),
    leadingTalks(tx, [...rows.keys()]),
  ]);
  const items = [...wanted].flatMap(([id, request]): Item[] => {
    const row = rows.get(id);
    const target = targetOf(targets, request);
    const works = working.has(`${request.memberId} ${row?.funnel_id}`);
    const failures = row
      ? handFailures(by, { ticket: row, target, works })
      : [{ code: "NOT_FOUND" as const }];
    if (failures.length > 0) acted.refused.push({ id, failures });
    return row && failures.length === 0 ? [{ row, request }] : [];
  });
  const leading = items.filter(({ row }) => talks.has(row.id));
  const alone = items.filter(({ row }) => !talks.has(row.id));
  await transferLeading(tx, by, { leading, talks, acted });
  await giveAlone(tx, by, alone);
  acted.done.push(...alone.map(({ row }) => row.id));
  return acted;
}

/** What a conversation refuses, its ticket is refused for. */
async function transferLeading(
  tx: Tx,
  by: Caller,
  { leading, talks, acted }: { leading: readonly Item[]; talks: ReadonlyMap<string, string>; acted: Acted },
): Promise<void> {
  if (leading.length === 0) return;
  const visible = await seen(tx, by, [...talks.values()]);
  const transfers = leading.flatMap(({ row, request }): { ticket: string; input: Transfer }[] => {
    const id = talks.get(row.id) ?? "";
    // Who leads a funnel without serving the inbox cannot give away what is said there.
    if (!visible.has(id)) acted.refused.push({ id: row.id, failures: [{ code: "FORBIDDEN" }] });
    // One comment for many is a comment in each.
    const comment =
      leading.length > 1 ? request.comment && { ...request.comment, id: undefined } : request.comment;
    return visible.has(id) ? [{ ticket: row.id, input: { ...request, id, comment } }] : [];
  });
  const { items, failing } = await judgeTransfers(
    tx,
    by,
    transfers.map(({ input }) => input),
  );
  const against = new Map<string, readonly Failure[]>(failing.map(({ id, failures }) => [id, failures]));
  for (const [id, failures] of await pickFailures(tx, by, items)) against.set(id, failures);
  const passed = transfers.filter(({ ticket, input }) => {
    const failures = against.get(input.id);
    if (failures) acted.refused.push({ id: ticket, failures: [...failures] });
    return !failures;
  });
  await transferConversations(
    tx,
    by,
    passed.map(({ input }) => input),
  );
  acted.done.push(...passed.map(({ ticket }) => ticket));
}

async function giveAlone(tx: Tx, by: Caller, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return;
  const notes = items.flatMap(({ row, request }) =>
    request.reason === "" ? [] : [{ id: newId(), ticket: row.id, text: request.reason }],
  );
  if (notes.length > 0)
    await tx.rows(
      `insert into notes (account_id, id, text, member_id, at)
       select $1, r.id, r.text, $2, $3 from jsonb_to_recordset($4::jsonb) as r(id uuid, text text)`,
      [tx.account, by.member, tx.at, JSON.stringify(notes)],
    );
  const noteOf = new Map(notes.map(({ id, ticket }) => [ticket, { note: id }]));
  await ownAlong(
    tx,
    by,
    items.map(({ row, request }) => {
      const hands = { owner: request.memberId, group: request.groupId, conversation: null };
      return { ticket: row.id, contact: row.contact_id, ...hands, ...noteOf.get(row.id) };
    }),
  );
}

/** By ticket the open conversation that leads: the newest. */
async function leadingTalks(tx: Tx, tickets: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ ticket: string; id: string }>(
    `select distinct on (ticket_id) ticket_id as ticket, id from conversations
     where account_id = $1 and ticket_id = any($2::uuid[]) and link_state = 'confirmed' and state in ${openSql}
     order by ticket_id, opened_at desc, id desc`,
    [tx.account, tickets],
  );
  return new Map(rows.map(({ ticket, id }) => [ticket, id]));
}

/** Who of those named works in which of the funnels: `member funnel`. */
async function worksIn(
  tx: Tx,
  rows: readonly TicketRow[],
  inputs: readonly Assigning[],
): Promise<Set<string>> {
  const members = [...new Set(inputs.flatMap(({ request }) => request.memberId ?? []))];
  if (members.length === 0) return new Set();
  const pairs = await tx.rows<{ pair: string }>(
    `select m.id || ' ' || f.id as pair from members m join funnels f on f.account_id = m.account_id
     where m.account_id = $1 and m.id = any($2::uuid[]) and f.id = any($3::uuid[]) and (m.role = 'admin' or f.access = 'everyone'
       or exists (select from funnel_members w where w.account_id = $1 and w.funnel_id = f.id and w.member_id = m.id))`,
    [tx.account, members, [...new Set(rows.map(({ funnel_id }) => funnel_id))]],
  );
  return new Set(pairs.map(({ pair }) => pair));
}
