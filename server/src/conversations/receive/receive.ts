import type { InboundContact, InboundItem } from "../../channels/inbound/item.ts";
import type { Arrived, Receiving } from "../../channels/inbound/receive-worker.ts";
import { completeContacts } from "../../contacts/complete.ts";
import { follow } from "../../contacts/follow.ts";
import { bringAlong, lockContacts, whoNow } from "../../contacts/lock.ts";
import { findContacts, resolveContacts } from "../../contacts/resolve.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { receiveFacts } from "./facts.ts";
import { planReceive } from "./plan.ts";
import { targetsOf } from "./targets.rules.ts";
import { writePlan } from "./write.ts";

/**
 * Takes what a connection's customers and channel said into contacts, conversations and messages, in order of
 * arrival: a change of number or user id counts for all that comes after it. A repetition changes nothing.
 */
export async function receive(tx: Tx, connection: Receiving, arrived: readonly Arrived[]): Promise<void> {
  let said: Arrived[] = [];
  for (const one of arrived) {
    if (one.item.kind !== "identity") {
      said.push(one);
      continue;
    }
    await take(tx, connection, said);
    said = [];
    await follow(tx, one.item);
  }
  await take(tx, connection, said);
}

/**
 * Contacts are found or made, then locked; facts are read after the lock; the plan is made in memory; each
 * table is written once.
 */
async function take(tx: Tx, connection: Receiving, arrived: readonly Arrived[]): Promise<void> {
  if (arrived.length === 0) return;
  const items = arrived.map(({ item }) => item);
  const speaking = items.flatMap((item) => (item.kind === "message" ? item : []));
  const people = distinct(speaking.map(({ contact }) => contact));
  const { ids: known, created } = await resolveContacts(
    tx,
    connection.id,
    people.map(({ contact }) => contact),
  );
  const doing = await doers(tx, items);
  const others = await targeted(tx, connection, arrived);
  const locked = await lockContacts(tx, [...new Set([...known, ...others])]);
  // Whoever was merged at this very moment is known as who they are now.
  const now = whoNow(locked);
  const ids = known.map(now);
  const place = new Map(people.map(({ key }, i) => [key, ids[i] ?? ""]));
  const contactOf = new Map<InboundItem, string>(
    speaking.map((item) => [item, place.get(keyOf(item.contact)) ?? ""]),
  );
  for (const [item, id] of doing) contactOf.set(item, now(id));
  await bringAlong(tx, locked);
  await completeContacts(
    tx,
    locked,
    people.map(({ contact }, i) => ({ id: ids[i] ?? "", contact })),
  );
  const phones = new Map(locked.map(({ id, phone }) => [id, phone]));
  const facts = await receiveFacts(tx, connection, arrived, ids, phones);
  for (const { id } of created)
    record(
      tx,
      "contact.created",
      { actor: { kind: "contact", id }, contact: id },
      { connection: connection.id },
    );
  await writePlan(tx, connection, facts, planReceive(connection, arrived, contactOf, facts));
}

/** Who edited, took back or reacted, where we know them: nobody is made a contact by that. */
async function doers(tx: Tx, items: readonly InboundItem[]): Promise<[InboundItem, string][]> {
  const doing = items.flatMap((item) =>
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
async function targeted(tx: Tx, connection: Receiving, arrived: readonly Arrived[]): Promise<string[]> {
  const { externals, refs } = targetsOf(arrived.flatMap(({ item }) => (item.kind === "message" ? [] : item)));
  if (externals.length === 0) return [];
  const rows = await tx.rows<{ id: string }>(
    `select contact_id as id from messages where account_id = $1 and connection_id = $2 and external_id = any($3)
     union select contact_id from messages where account_id = $1 and id = any($4)`,
    [tx.account, connection.id, externals, refs],
  );
  return rows.map(({ id }) => id);
}

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
