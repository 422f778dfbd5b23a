import type { InboundContact, InboundItem } from "../../channels/inbound/item.ts";
import type { Arrived, Receiving } from "../../channels/inbound/receive-worker.ts";
import { completeContacts } from "../../contacts/complete.ts";
import { follow } from "../../contacts/follow.ts";
import { bringAlong, lockContacts, lockFreeContacts, whoNow } from "../../contacts/lock.ts";
import { findContacts, resolveContacts } from "../../contacts/resolve.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { receiveFacts } from "./facts.ts";
import { planReceive } from "./plan.ts";
import { sift } from "./sift.rules.ts";
import { targetsOf } from "./targets.rules.ts";
import { writePlan } from "./write.ts";

/**
 * Takes what a connection's customers and channel said into contacts, conversations and messages, in order of
 * arrival: a change of number or user id counts for all that comes after it. A repetition changes nothing.
 * @returns what is left for later, its contact being in somebody else's hands; nothing where it `waits` for them
 */
export async function receive(
  tx: Tx,
  connection: Receiving,
  arrived: readonly Arrived[],
  waits: boolean,
): Promise<readonly Arrived[]> {
  // What comes after a change of identity is its owner's: nothing may go before it.
  if (!waits && arrived.every(({ item }) => item.kind !== "identity"))
    return take(tx, connection, arrived, false);
  let said: Arrived[] = [];
  for (const one of arrived) {
    if (one.item.kind !== "identity") {
      said.push(one);
      continue;
    }
    await take(tx, connection, said, true);
    said = [];
    await follow(tx, one.item);
  }
  return take(tx, connection, said, true);
}

/**
 * Contacts are found or made, then locked; facts are read after the lock; the plan is made in memory; each
 * table is written once.
 */
async function take(
  tx: Tx,
  connection: Receiving,
  all: readonly Arrived[],
  waits: boolean,
): Promise<readonly Arrived[]> {
  if (all.length === 0) return [];
  const speaking = all.flatMap(({ item }) => (item.kind === "message" ? item : []));
  const everybody = distinct(speaking.map(({ contact }) => contact));
  const { ids: known, created } = await resolveContacts(
    tx,
    connection.id,
    everybody.map(({ contact }) => contact),
  );
  const place = new Map(everybody.map(({ key }, i) => [key, known[i] ?? ""]));
  const whoDid = new Map([
    ...speaking.map((item) => [item, place.get(keyOf(item.contact)) ?? ""] as const),
    ...(await doers(tx, all)),
  ]);
  const targeted = await targetedIn(tx, connection, all);
  const whom = (item: InboundItem) => [whoDid.get(item) ?? [], targeted(item)].flat();
  const concerned = [...new Set([...known, ...all.flatMap(({ item }) => whom(item))])];
  const locked = await (waits ? lockContacts(tx, concerned) : lockFreeContacts(tx, concerned));
  const here = new Set(waits ? concerned : locked.map(({ id }) => id));
  const { taken, left } = sift(all, (item) => whom(item).every((id) => here.has(id)));
  await bringAlong(tx, locked);
  // Whoever was merged at this very moment is known as who they are now.
  const now = whoNow(locked);
  const people = everybody.flatMap(({ key, contact }) => {
    const id = place.get(key) ?? "";
    return here.has(id) ? [{ id: now(id), contact }] : [];
  });
  await completeContacts(tx, locked, people);
  const facts = await receiveFacts(
    tx,
    connection,
    taken,
    people.map(({ id }) => id),
    new Map(locked.map(({ id, phone }) => [id, phone])),
  );
  for (const { id } of created)
    record(
      tx,
      "contact.created",
      { actor: { kind: "contact", id }, contact: id },
      { connection: connection.id },
    );
  const contactOf = new Map([...whoDid].map(([item, id]) => [item, now(id)]));
  await writePlan(tx, connection, facts, planReceive(connection, taken, contactOf, facts));
  return left;
}

/** Who edited, took back or reacted, where we know them: nobody is made a contact by that. */
async function doers(tx: Tx, arrived: readonly Arrived[]): Promise<[InboundItem, string][]> {
  const doing = arrived.flatMap(({ item }) =>
    item.kind === "edit" || item.kind === "revoke" || item.kind === "reaction" ? item : [],
  );
  const ids = await findContacts(
    tx,
    doing.map(({ contact }) => contact),
  );
  return doing.flatMap((item, i): [InboundItem, string][] => {
    const id = ids[i];
    return id ? [[item, id]] : [];
  });
}

/** Whose messages the statuses, edits and reactions speak of. */
async function targetedIn(
  tx: Tx,
  connection: Receiving,
  arrived: readonly Arrived[],
): Promise<(item: InboundItem) => string[]> {
  const { externals, refs } = targetsOf(arrived.flatMap(({ item }) => (item.kind === "message" ? [] : item)));
  if (externals.length === 0) return () => [];
  const rows = await tx.rows<{ name: string; contact: string }>(
    `select external_id as name, contact_id as contact from messages
     where account_id = $1 and connection_id = $2 and external_id = any($3)
     union all select id::text, contact_id from messages where account_id = $1 and id = any($4)`,
    [tx.account, connection.id, externals, refs],
  );
  const contacts = new Map(rows.map(({ name, contact }) => [name, contact]));
  return (item) =>
    item.kind === "message" ? [] : namesOf(targetsOf([item])).flatMap((name) => contacts.get(name) ?? []);
}
const namesOf = ({ externals, refs }: ReturnType<typeof targetsOf>) => [...externals, ...refs];

const keyOf = ({ identities }: InboundContact) =>
  identities.map(({ kind, value }) => `${kind} ${value}`).join();

/** One entry per person, so that a burst of messages resolves them once. */
function distinct(contacts: readonly InboundContact[]): { key: string; contact: InboundContact }[] {
  const byKey = new Map<string, InboundContact>();
  for (const contact of contacts) {
    const known = byKey.get(keyOf(contact));
    // An echo never tells a name: the one who told it speaks for both.
    if (!known || (known.name === null && contact.name !== null)) byKey.set(keyOf(contact), contact);
  }
  return [...byKey].map(([key, contact]) => ({ key, contact }));
}
