import { setTimeout } from "node:timers/promises";
import { lockContacts, lockFreeContacts } from "../contacts/lock.ts";
import { asSystem, type Database, inAccount, type Tx } from "../platform/db.ts";
import { describe, type Log } from "../platform/log.ts";
import type { Worker } from "../platform/loop.ts";
import { callouts } from "./callouts.ts";
import type { Callout, Due, Kind } from "./kind.ts";

/** Locks contacts; answers which. */
type Locking = (tx: Tx, ids: readonly string[]) => Promise<Set<string>>;
/** How many deadlines fired, and the contacts that somebody else held. */
interface Fired {
  count: number;
  busy: readonly string[];
}
interface Found {
  account_id: string;
  kind: string;
  key: string;
  contact_id: string | null;
  due_at: Date;
}

/** Rows looked at in one go, and acted on in one transaction. */
const look = 2000;
const batch = 500;
/** Times that busy contacts are asked for, the last time waiting, and ms between. */
const asks = 4;
const pause = 50;
/** Accounts acted for side by side. */
const abreast = 4;

/** Fires what is due. A row fires once: only the transaction whose delete returns it acts. */
export function deadlineWorker(db: Database, log: Log, kinds: readonly Kind[]): Worker {
  const known = new Map(kinds.map((kind) => [kind.name, kind]));
  const beside = callouts(log);
  // While a crowd is drained each look starts where the last one did: without it, a long snapshot makes
  // every look step over all that was just deleted (7.4 s instead of 0.6 s for 10,000).
  let floor: Date | null = null;
  return {
    name: "deadlines",
    pace: 5,
    rest: 300,
    async run() {
      const found = await findDue(db, [...known.keys()], floor);
      floor = found.length === look ? (found[0]?.due_at ?? null) : null;
      const side = lines(grouped(found));
      let fired = 0;
      for (let i = 0; i < side.length; i += abreast) {
        const counts = await Promise.all(side.slice(i, i + abreast).map(inOrder));
        fired += counts.reduce((sum, count) => sum + count, 0);
      }
      return fired > 0;
    },
    idle: beside.idle,
  };

  /** Groups that may be acted for side by side; those whose kind takes its turn stand behind one another. */
  function lines(groups: readonly Found[][]): Found[][][] {
    const waiting = new Map<string, Found[][]>();
    for (const group of groups) {
      const [first] = group;
      if (!first) continue;
      const line = known.get(first.kind)?.inTurn
        ? first.account_id
        : `${first.account_id} ${first.kind} ${first.key}`;
      waiting.set(line, [...(waiting.get(line) ?? []), group]);
    }
    return [...waiting.values()];
  }

  /**
   * Those whose contact is free go first. Whose contact somebody works with is asked for again a little later, and
   * waited for in the end: who waits holds contacts that others want, and keeps them waiting in turn.
   */
  async function inOrder(groups: readonly Found[][]): Promise<number> {
    let count = 0;
    let left = groups;
    for (let asked = 1; left.length > 0; asked++) {
      const { count: fired, busy } = await each(left, asked < asks ? lockFree : lockAll);
      count += fired;
      left = grouped(busy);
      if (left.length > 0) await setTimeout(pause);
    }
    return count;
  }

  async function each(groups: readonly Found[][], lock: Locking) {
    const busy: Found[] = [];
    let count = 0;
    for (const group of groups) {
      const met = new Set(busy.flatMap(({ contact_id }) => contact_id ?? []));
      const ready = group.filter(({ contact_id }) => !met.has(contact_id ?? ""));
      const done = await act(ready, lock);
      const later = new Set([...met, ...done.busy]);
      busy.push(...group.filter(({ contact_id }) => later.has(contact_id ?? "")));
      count += done.count;
    }
    return { count, busy };
  }

  async function act(group: readonly Found[], lock: Locking): Promise<Fired> {
    try {
      return await fire(group, lock);
    } catch (error) {
      const [only] = group;
      if (group.length === 1 && only) {
        await postpone(db, only, known.get(only.kind), error, log);
        return { count: 1, busy: [] };
      }
      let count = 0;
      for (const one of group) count += (await act([one], lockAll)).count;
      return { count, busy: [] };
    }
  }

  async function fire(group: readonly Found[], lock: Locking): Promise<Fired> {
    const [first] = group;
    const kind = first && known.get(first.kind);
    if (!first || !kind) return { count: 0, busy: [] };
    let outward: readonly Callout[] = [];
    const fired = await inAccount(db, first.account_id, async (tx) => {
      // The contact first: locking the deadline first deadlocks with every command (5 deadlocks in 5 s).
      const contacts = distinct(group.flatMap(({ contact_id }) => contact_id ?? []));
      const held = await lock(tx, contacts);
      const free = group.filter(({ contact_id }) => contact_id === null || held.has(contact_id));
      const busy = contacts.filter((id) => !held.has(id));
      if (free.length === 0) return { count: 0, busy };
      const due = await tx.rows<Due>(
        `delete from deadlines where account_id = $1 and kind = $2 and key = any($3) and due_at <= $4 and parked_at is null
         returning key, due_at as "dueAt", contact_id as contact, data, attempts`,
        [tx.account, kind.name, free.map(({ key }) => key).sort(), tx.at],
      );
      if (due.length > 0) outward = await kind.fire(tx, due);
      return { count: due.length, busy };
    });
    const line = kind.apart ? `${kind.name} ${first.account_id}` : "";
    for (const callout of outward) beside.start(callout, line);
    return fired;
  }
}

async function lockFree(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  return new Set((await lockFreeContacts(tx, ids)).map(({ id }) => id));
}
async function lockAll(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  await lockContacts(tx, ids);
  return new Set(ids);
}
function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

function findDue(db: Database, kinds: readonly string[], floor: Date | null): Promise<Found[]> {
  return asSystem(db, (tx) =>
    tx.rows<Found>(
      `select account_id, kind, key, contact_id, due_at from deadlines d
       where parked_at is null and due_at <= $1 and due_at >= $2 and kind = any($3)
         and not exists (select from accounts a where a.id = d.account_id and a.held)
       order by due_at limit ${look}`,
      [tx.at, floor ?? new Date(0), kinds],
    ),
  );
}

function grouped(found: readonly Found[]): Found[][] {
  const groups = new Map<string, Found[]>();
  for (const row of found) {
    const name = `${row.account_id} ${row.kind}`;
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return [...groups.values()].flatMap((rows) =>
    Array.from({ length: Math.ceil(rows.length / batch) }, (_, i) => rows.slice(i * batch, (i + 1) * batch)),
  );
}

/** After five tries a deadline is parked with its error, for a person to see; or its kind says there what became of it. */
const tries = 5;
async function postpone(
  db: Database,
  row: Found,
  kind: Kind | undefined,
  error: unknown,
  log: Log,
): Promise<void> {
  const told = describe(error);
  log.error({ account: row.account_id, kind: row.kind, ...told }, "deadline failed");
  await inAccount(db, row.account_id, async (tx) => {
    await lockContacts(tx, row.contact_id ? [row.contact_id] : []);
    const [parked] = await tx.rows<Due>(
      `update deadlines set attempts = attempts + 1, error = $5,
         due_at = $4::timestamptz + interval '1 second' * power(4, least(attempts, 8)),
         parked_at = case when attempts + 1 >= ${tries} then $4::timestamptz end
       where account_id = $1 and kind = $2 and key = $3
       returning key, due_at as "dueAt", contact_id as contact, data, attempts`,
      [tx.account, row.kind, row.key, tx.at, told.error],
    );
    if (!kind?.park || !parked || parked.attempts < tries) return;
    await kind.park(tx, parked, told.error);
    await tx.rows(
      "delete from deadlines where account_id = $1 and kind = $2 and key = $3 and parked_at is not null",
      [tx.account, row.kind, row.key],
    );
  });
}
