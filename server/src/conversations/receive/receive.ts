import type { InboundContact, InboundItem } from "../../channels/inbound/item.ts";
import type { Arrived, Receiving } from "../../channels/inbound/receive-worker.ts";
import { completeContacts } from "../../contacts/complete.ts";
import { follow } from "../../contacts/follow.ts";
import { lockContacts } from "../../contacts/lock.ts";
import { resolveContacts } from "../../contacts/resolve.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { receiveFacts } from "./facts.ts";
import { planReceive } from "./plan.ts";
import { targetsOf } from "./targets.rules.ts";
import { writePlan } from "./write.ts";

/**
 * Takes what a connection's customers and channel said into contacts, conversations and messages.
 * Order: contacts are found or made, then locked; facts are read after the lock; the plan is made in
 * memory; each table is written once. A repetition changes nothing.
 */
export async function receive(tx: Tx, connection: Receiving, arrived: readonly Arrived[]): Promise<void> {
  await follow(
    tx,
    arrived.flatMap(({ item }) => (item.kind === "identity" ? item : [])),
  );
  const speaking = arrived.flatMap(({ item }) => (item.kind === "message" ? item : []));
  const people = distinct(speaking.map(({ contact }) => contact));
  const { ids, created } = await resolveContacts(
    tx,
    people.map(({ contact }) => contact),
  );
  const contactOf = new Map<InboundItem, string>();
  const place = new Map(people.map(({ key }, i) => [key, ids[i] ?? ""]));
  for (const item of speaking) contactOf.set(item, place.get(keyOf(item.contact)) ?? "");

  const locked = await lockContacts(tx, [...new Set([...ids, ...(await targeted(tx, connection, arrived))])]);
  await completeContacts(
    tx,
    locked,
    people.map(({ contact }, i) => ({ id: ids[i] ?? "", contact })),
  );
  const facts = await receiveFacts(tx, connection, arrived, ids);
  for (const { id } of created)
    record(
      tx,
      "contact.created",
      { actor: { kind: "contact", id }, contact: id },
      { connection: connection.id },
    );
  await writePlan(tx, connection, planReceive(connection, arrived, contactOf, facts));
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
