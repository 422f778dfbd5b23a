import { lockContacts } from "../contacts/lock.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { found, refuse } from "../platform/refusal.ts";
import { reassignTasks } from "../tasks/reassign.ts";
import { lockTickets, ownTickets } from "../tickets/own-tickets.ts";
import { contactsHeldBy, type Holdings, heldBy } from "./held-by.ts";
import { own } from "./own.ts";
import { type Receiver, shareOut } from "./share.rules.ts";
import { targetsOf } from "./targets.ts";

export interface HandOver {
  member: string;
  /** Nobody: back to the queues. */
  to: readonly string[];
  reason: string;
}

/**
 * Locks the contacts of all a member holds: before any member's row, as everybody does. What they got while it waited
 * for the lock counts, too.
 */
export async function lockHeld(tx: Tx, caller: Caller, member: string): Promise<readonly string[]> {
  const locked = new Set<string>();
  for (;;) {
    const more = (await contactsHeldBy(tx, caller, member)).filter((id) => !locked.has(id));
    if (more.length === 0) return [...locked];
    await lockContacts(tx, more);
    for (const id of more) locked.add(id);
  }
}

/**
 * Repartir lo de Ana: what an absent person has open, conversations, tickets and tasks, goes to others in turns, or
 * back to the queues, where those who wait go before the rest. Of what the caller sees. Answers how many of each.
 * @throws NOT_FOUND, TARGET_SELF, TARGET_INACTIVE, TARGET_NOT_MEMBER
 */
export async function handOver(
  tx: Tx,
  caller: Caller,
  { member, to, reason }: HandOver,
): Promise<{ conversations: number; tickets: number; tasks: number }> {
  found((await tx.rows("select id from members where account_id = $1 and id = $2", [tx.account, member]))[0]);
  const locked = await lockHeld(tx, caller, member);
  const receivers = await receiversOf(tx, member, to);
  const held = await heldBy(tx, caller, member, locked);
  const back = receivers.length === 0;
  // Nobody picks up from a queue what only waits for its record.
  const conversations = held.conversations.filter(({ state }) => !back || state !== "expired");
  const { given, left } = shareOut(shares({ ...held, conversations }), receivers);
  if (!back && left.length > 0)
    refuse("TARGET_NOT_MEMBER", { inboxes: [...new Set(left.map(({ inbox }) => inbox))] });
  const note = await noteOf(tx, caller, reason);
  await own(
    tx,
    caller,
    conversations.map((row) => ({
      row,
      owner: given.get(row.id) ?? null,
      group: null,
      ahead: true,
      told: { name: "conversation.transferred", note, comment: null },
    })),
  );
  // What a close rests on keeps an owner: without anybody else it is whose who hands over.
  const toWhom = ({ id, evidence }: { id: string; evidence: boolean }) =>
    given.get(id) ?? (evidence ? caller.member : null);
  const carried = new Set(
    conversations.flatMap(({ ticket_id, link_state }) =>
      link_state === "confirmed" ? (ticket_id ?? []) : [],
    ),
  );
  const alone = held.tickets.filter(({ id }) => !carried.has(id));
  await lockTickets(
    tx,
    alone.map(({ id }) => id),
  );
  await ownTickets(
    tx,
    caller,
    alone.map(({ id, evidence, contact }) => ({
      ticket: id,
      owner: toWhom({ id, evidence }),
      group: null,
      contact,
    })),
  );
  await reassignTasks(
    tx,
    caller,
    held.tasks.map(({ id, evidence }) => ({ task: id, owner: toWhom({ id, evidence }) })),
  );
  return { conversations: conversations.length, tickets: held.tickets.length, tasks: held.tasks.length };
}

/** A ticket stays with its conversations, a task with the conversation or ticket it is about. */
function shares({ conversations, tickets, tasks }: Holdings) {
  const ticketOf = new Map(
    conversations.map(({ id, ticket_id, link_state }) => [id, link_state === "confirmed" ? ticket_id : null]),
  );
  return [
    ...conversations.map(({ id, inbox_id }) => ({ id, inbox: inbox_id, with: ticketOf.get(id) ?? id })),
    ...tickets.map(({ id }) => ({ id, inbox: null, with: id })),
    ...tasks.map(({ id, conversation, ticket }) => ({
      id,
      inbox: null,
      with: (conversation && (ticketOf.get(conversation) ?? conversation)) ?? ticket,
    })),
  ];
}

async function receiversOf(tx: Tx, member: string, to: readonly string[]): Promise<Receiver[]> {
  const ids = [...new Set(to)];
  if (ids.includes(member)) refuse("TARGET_SELF");
  const targets = await targetsOf(
    tx,
    ids.map((memberId) => ({ memberId, groupId: null })),
  );
  return ids.map((id) => {
    const target = targets.get(id) ?? refuse("NOT_FOUND");
    if (target.kind !== "member" || !target.active) return refuse("TARGET_INACTIVE");
    if (target.role === "viewer") return refuse("TARGET_NOT_MEMBER");
    return target;
  });
}

async function noteOf(tx: Tx, caller: Caller, reason: string): Promise<string | null> {
  if (reason === "") return null;
  const id = newId();
  await tx.rows("insert into notes (account_id, id, text, member_id, at) values ($1, $2, $3, $4, $5)", [
    tx.account,
    id,
    reason,
    caller.member,
    tx.at,
  ]);
  return id;
}
