import type { Contact } from "@relevo/contract/contacts.ts";
import { mergeConversation } from "../conversations/merge/merge.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { refuse } from "../platform/refusal.ts";
import { endUnited, unite } from "../tickets/unite.ts";
import { fillContact } from "./fill.ts";
import { lockContacts } from "./lock.ts";
import { type Pair, talkPairs, ticketPairs } from "./merge.rules.ts";
import { rivalsOf, talksOf } from "./merge-facts.ts";
import { handOverContact } from "./merge-rows.ts";
import { showContact } from "./show.ts";

/**
 * Two contacts are one person: all that is `id`'s is `into`'s from now on, also what nobody shows the caller. Where both
 * have an open ticket in a funnel, or an open conversation on a connection, one goes on with what is in both. `id` stays
 * as a name for what happened before. @throws TARGET_SELF, NOT_FOUND
 */
export async function mergeContact(tx: Tx, caller: Caller, id: string, into: string): Promise<Contact> {
  if (id === into) refuse("TARGET_SELF");
  await lockContacts(tx, [id, into]);
  await showContact(tx, caller, id);
  await showContact(tx, caller, into);
  const [tickets, talks] = await Promise.all([rivalsOf(tx, [id, into]), talksOf(tx, [id, into])]);
  const unions = ticketPairs(tickets.get(id) ?? [], tickets.get(into) ?? []).map((pair) => {
    return { ticket: pair.id, into: pair.into };
  });
  await endUnited(tx, unions);
  const moved = await handOverContact(tx, id, into);
  const filled = await fillContact(tx, id, into);
  const actor = actorOf(caller);
  record(tx, "contact.merged", { actor, contact: id }, { into });
  record(tx, "contact.changed", { actor, contact: into }, { fields: ["identities", ...filled] });
  if (moved.tags.length > 0)
    record(tx, "contact.tagged", { actor, contact: into }, { added: moved.tags, removed: [] });
  const gone = new Set(unions.map(({ ticket }) => ticket));
  for (const ticket of moved.tickets)
    if (!gone.has(ticket))
      record(tx, "ticket.changed", { actor, contact: into }, { ticket, fields: ["requester"] });
  await unite(tx, caller, unions);
  await joinTalks(tx, talkPairs(talks.get(id) ?? [], talks.get(into) ?? []));
  await tx.rows("delete from open_sessions where account_id = $1 and contact_id = $2", [tx.account, id]);
  return showContact(tx, caller, into);
}

/** One after the other: a conversation that several lines lead to may be one of several pairs. */
async function joinTalks(tx: Tx, pairs: readonly Pair[]): Promise<void> {
  const joined = new Map<string, string>();
  const now = (id: string): string => {
    const next = joined.get(id);
    return next === undefined ? id : now(next);
  };
  for (const pair of pairs) {
    const [from, into] = [now(pair.id), now(pair.into)];
    if (from === into) continue;
    await mergeConversation(tx, { account: tx.account, rule: "contact_merge" }, from, into, {
      forGood: true,
    });
    joined.set(from, into);
  }
}
