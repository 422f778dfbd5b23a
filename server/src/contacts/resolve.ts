import type { InboundContact } from "../channels/inbound/item.ts";
import type { Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { shownName } from "./name.rules.ts";
import { spelled } from "./phone.rules.ts";

export interface Resolved {
  /** One contact id per given contact, in order. */
  ids: string[];
  created: { id: string; name: string }[];
}
interface Key {
  kind: string;
  value: string;
}

/**
 * Finds or makes the contacts a channel speaks of: by the strongest identity that is known, else a new one.
 * Identities it did not have yet are added. Two processes that make the same person at once meet at the
 * identity's key: the second waits and takes the first one's contact.
 */
export async function resolveContacts(
  tx: Tx,
  connection: string,
  given: readonly InboundContact[],
): Promise<Resolved> {
  const keys = given.map(keysOf);
  const owner = await known(tx, keys.flat());
  await releaseRecycled(tx, connection, keys, owner);
  const made = new Map<string, { id: string; contact: InboundContact; keys: Key[] }>();
  const links = new Map<string, Key & { contact: string }>();
  const ids = given.map((contact, i) => {
    const own = keys[i] ?? [];
    const id = ownerOf(own, owner) ?? newId();
    if (!ownerOf(own, owner)) made.set(id, { id, contact, keys: own });
    for (const key of own) {
      if (owner.has(name(key))) continue;
      owner.set(name(key), id);
      links.set(name(key), { ...key, contact: id });
    }
    return id;
  });
  await insertContacts(tx, [...made.values()]);
  const moved = await link(tx, [...links.values()], made);
  for (const id of moved.keys()) made.delete(id);
  return {
    ids: ids.map((id) => moved.get(id) ?? id),
    created: [...made.values()].map(({ id, contact }) => ({ id, name: contact.name ?? "" })),
  };
}

/** The contacts that are known already, in order; undefined for strangers. */
export async function findContacts(
  tx: Tx,
  given: readonly InboundContact[],
): Promise<(string | undefined)[]> {
  const keys = given.map(keysOf);
  const owner = await known(tx, keys.flat());
  return keys.map((own) => ownerOf(own, owner));
}

/**
 * A number that was given to somebody else: it leads to a contact who writes on this very connection under
 * another user id. That contact keeps its history; the number goes to who has it now.
 */
async function releaseRecycled(
  tx: Tx,
  connection: string,
  people: readonly Key[][],
  owner: Map<string, string>,
): Promise<void> {
  const suspects = people.flatMap((own) => {
    const phone = own.find(({ kind }) => kind === "phone");
    const user = own.find(({ kind }) => kind === "whatsapp-user");
    const contact = phone && owner.get(name(phone));
    return phone && user && contact && !owner.has(name(user)) ? [{ phone, contact }] : [];
  });
  if (suspects.length === 0) return;
  const others = await tx.rows<{ id: string }>(
    `select distinct i.contact_id as id from identities i
     join conversations c on c.account_id = i.account_id and c.contact_id = i.contact_id and c.connection_id = $2
     where i.account_id = $1 and i.kind = 'whatsapp-user' and i.contact_id = any($3)`,
    [tx.account, connection, suspects.map(({ contact }) => contact)],
  );
  const taken = new Set(others.map(({ id }) => id));
  const gone = suspects.filter(({ contact }) => taken.has(contact)).map(({ phone }) => phone);
  if (gone.length === 0) return;
  await tx.rows("delete from identities where account_id = $1 and kind = 'phone' and value = any($2)", [
    tx.account,
    gone.map(({ value }) => value),
  ]);
  for (const phone of gone) owner.delete(name(phone));
}

function keysOf({ identities }: InboundContact): Key[] {
  return identities.map((identity) => ({ kind: identity.kind, value: spelled(identity) }));
}

function ownerOf(own: readonly Key[], owner: ReadonlyMap<string, string>): string | undefined {
  return own.map(name).flatMap((key) => owner.get(key) ?? [])[0];
}

const name = ({ kind, value }: Key) => `${kind} ${value}`;

async function known(tx: Tx, keys: readonly Key[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.rows<Key & { contact: string }>(
    `select i.kind, i.value, i.contact_id as contact from unnest($2::text[], $3::text[]) k(kind, value)
     join identities i on i.account_id = $1 and i.kind = k.kind and i.value = k.value`,
    [tx.account, keys.map(({ kind }) => kind), keys.map(({ value }) => value)],
  );
  return new Map(rows.map((row) => [name(row), row.contact]));
}

async function insertContacts(tx: Tx, made: readonly { id: string; contact: InboundContact; keys: Key[] }[]) {
  if (made.length === 0) return;
  const rows = made.map(({ id, contact, keys }) => ({
    id,
    name: shownName(contact),
    mail: contact.mail,
    phone: keys.find(({ kind }) => kind === "phone") ? phoneOf(contact) : null,
  }));
  await tx.rows(
    `insert into contacts (account_id, id, name, phone, mail, created_at)
     select $1, id, name, phone, mail, $2 from jsonb_to_recordset($3::jsonb) as r(id uuid, name text, phone text, mail text)`,
    [tx.account, tx.at, JSON.stringify(rows)],
  );
}

const phoneOf = ({ identities }: InboundContact) =>
  identities.find(({ kind }) => kind === "phone")?.value ?? null;

/** Adds identities; answers the new contacts that lost a race, with the contact that won. */
async function link(
  tx: Tx,
  links: readonly (Key & { contact: string })[],
  made: ReadonlyMap<string, unknown>,
): Promise<Map<string, string>> {
  const moved = new Map<string, string>();
  if (links.length === 0) return moved;
  const rows = [...links].sort((a, b) => (name(a) < name(b) ? -1 : 1));
  const added = await tx.rows<Key>(
    `insert into identities (account_id, kind, value, contact_id, created_at)
     select $1, kind, value, contact, $2 from jsonb_to_recordset($3::jsonb) as r(kind text, value text, contact uuid)
     on conflict do nothing returning kind, value`,
    [tx.account, tx.at, JSON.stringify(rows)],
  );
  if (added.length === links.length) return moved;
  const fresh = new Set(added.map(name));
  const lost = rows.filter((row) => !fresh.has(name(row)));
  const winners = await known(tx, lost);
  for (const row of lost) {
    const winner = winners.get(name(row));
    if (winner && winner !== row.contact && made.has(row.contact)) moved.set(row.contact, winner);
  }
  for (const [loser, winner] of moved) {
    await tx.rows("update identities set contact_id = $2 where contact_id = $1", [loser, winner]);
    await tx.rows("delete from contacts where id = $1", [loser]);
  }
  return moved;
}
