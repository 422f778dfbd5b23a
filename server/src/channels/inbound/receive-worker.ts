import { setTimeout } from "node:timers/promises";
import type { Channel } from "@relevo/contract/words.ts";
import { asSystem, type Database, inAccount, type Tx } from "../../platform/db.ts";
import { describe, type Log } from "../../platform/log.ts";
import type { Worker } from "../../platform/loop.ts";
import { errorCode } from "../../platform/start-error.ts";
import type { Reader } from "./channel.ts";
import type { InboundItem, JsonObject } from "./item.ts";

/** The connection whose row this transaction holds: nobody else receives for it. */
export interface Receiving {
  id: string;
  channel: Channel;
  inbox_id: string | null;
}
export interface Arrived {
  itemId: number;
  item: InboundItem;
  /** True when it is received again after a failure: it fills the past and notifies nobody. */
  replay: boolean;
}
/**
 * The command that takes items into contacts, conversations and messages.
 * @returns items that are left, since somebody else has their contacts in hand; none where it `waits` for them
 */
export type Receive = (
  tx: Tx,
  connection: Receiving,
  arrived: readonly Arrived[],
  waits: boolean,
) => Promise<readonly Arrived[]>;

interface Row {
  id: number;
  channel: string;
  body: JsonObject;
  attempts: number;
}

/**
 * Items received in one transaction, which waits its turn with every round trip of a busy desk: with 400 the queue of one
 * connection grew at full speed (2,200/s in all), with 1,000 it stays flat (2,400/s).
 */
const batch = 1000;
/** Connections received for side by side. */
const abreast = 4;
/** How often an item is left, since its contact is in other hands, before these are waited for. */
const patience = 8;
/** Ms until what was left is looked at again, where there is nothing else. */
const pause = 50;

/** Receives pending items, in order of arrival within a connection; connections side by side. */
export function receiveWorker(db: Database, log: Log, readers: readonly Reader[], receive: Receive): Worker {
  const reader = new Map<string, Reader>(readers.map((one) => [one.channel, one]));
  /** By connection, the oldest item that was left, and how often in a row. */
  const leftOf = new Map<string, { oldest: number; times: number }>();
  return {
    name: "receive",
    pace: 15,
    async run() {
      const waiting = await connectionsWithWork(db);
      let worked = false;
      for (let i = 0; i < waiting.length; i += abreast) {
        const answers = await Promise.all(waiting.slice(i, i + abreast).map((one) => serve(one)));
        worked = answers.includes(true) || worked;
      }
      return worked;
    },
  };

  async function serve({ connection_id, account_id }: Waiting): Promise<boolean> {
    const last = leftOf.get(connection_id);
    try {
      const waits = last !== undefined && last.times >= patience;
      const taken = await take(account_id, connection_id, { limit: batch, waits });
      if (taken === null) return false;
      const { count, left } = taken;
      const [oldest] = left;
      if (oldest === undefined) leftOf.delete(connection_id);
      else leftOf.set(connection_id, { oldest, times: last?.oldest === oldest ? last.times + 1 : 1 });
      if (count > 0 && left.length === count) await setTimeout(pause);
      return count > 0;
    } catch (error) {
      log.warn({ connection: connection_id, ...describe(error) }, "a batch failed; item by item");
      leftOf.delete(connection_id);
      return oneByOne(account_id, connection_id);
    }
  }

  /**
   * One transaction: holds the connection's row, takes items off the queue, receives them, puts back what is left. Null
   * while somebody else holds the row.
   */
  function take(
    account: string,
    connection: string,
    { limit, waits }: { limit: number; waits: boolean },
  ): Promise<{ count: number; left: readonly number[] } | null> {
    return inAccount(db, account, async (tx) => {
      const [row] = await tx.rows<Receiving>(
        "select id, channel, inbox_id from connections where id = $1 for no key update skip locked",
        [connection],
      );
      if (!row) return null;
      // Off the queue first: what came before its message is put back by the message. By arrays: joined, the planner
      // counts on the whole limit and reads the table (5 ms for 60 items, growing).
      const items = await tx.rows<Row>(
        `with taken as (
           delete from inbound_queue where account_id = $1 and connection_id = $2 and item_id = any(array(
             select item_id from inbound_queue where account_id = $1 and connection_id = $2 order by item_id limit ${limit}))
           returning item_id)
         select id, channel, body, attempts from inbound_items where id = any(array(select item_id from taken)) order by id`,
        [account, connection],
      );
      if (items.length === 0) return { count: 0, left: [] };
      try {
        const left = (await receive(tx, row, items.map(read), waits)).map(({ itemId }) => itemId);
        if (left.length > 0)
          await tx.rows(
            "insert into inbound_queue (account_id, connection_id, item_id) select $1, $2, unnest($3::bigint[])",
            [account, connection, left],
          );
        return { count: items.length, left };
      } catch (error) {
        throw items.length === 1 && items[0] && isOwn(error) ? new BadItem(items[0].id, error) : error;
      }
    });
  }

  /** The bad one is parked; the database's own troubles are not the item's: it stays, and is looked at again. */
  async function oneByOne(account: string, connection: string): Promise<boolean> {
    for (let i = 0; i < batch; i++) {
      try {
        const taken = await take(account, connection, { limit: 1, waits: true });
        if (!taken || taken.count === 0) return i > 0;
      } catch (error) {
        if (!(error instanceof BadItem)) throw error;
        await park(db, account, error);
      }
    }
    return true;
  }

  function read({ id, channel, body, attempts }: Row): Arrived {
    const one = reader.get(channel);
    if (!one) throw new Error(`no reader for ${channel}`);
    return { itemId: id, item: one.read(body), replay: attempts > 0 };
  }
}

/** An item that cannot be received, whoever tries. */
class BadItem extends Error {
  readonly item: number;
  constructor(item: number, cause: unknown) {
    super("an item cannot be received", { cause });
    this.item = item;
  }
}

/**
 * What the item itself is to blame for: what our code throws over it, and the SQLSTATE classes of bad data, broken
 * constraints, limits and statements. A lock, a time-out, a full disk or a lost line is nobody's fault here.
 */
function isOwn(error: unknown): boolean {
  const code = errorCode(error);
  return code === undefined || !/^[0-9A-Z]{5}$/.test(code) || /^(22|23|42|54)/.test(code);
}

function park(db: Database, account: string, { item, cause }: BadItem): Promise<unknown> {
  return inAccount(db, account, (tx) =>
    tx.rows(
      `with gone as (delete from inbound_queue where account_id = $1 and item_id = $2 returning item_id)
       update inbound_items i set parked = true, attempts = attempts + 1, error = $3 from gone where i.id = gone.item_id`,
      [account, item, describe(cause).error],
    ),
  );
}

interface Waiting {
  connection_id: string;
  account_id: string;
}
/** Steps from connection to connection over the index, whatever the backlog of each. */
function connectionsWithWork(db: Database): Promise<Waiting[]> {
  return asSystem(db, (tx) =>
    tx.rows<Waiting>(
      `with recursive step as (
         (select account_id, connection_id from inbound_queue order by account_id, connection_id limit 1)
         union all
         select next.* from step, lateral (select account_id, connection_id from inbound_queue q
           where (q.account_id, q.connection_id) > (step.account_id, step.connection_id)
           order by account_id, connection_id limit 1) next)
       select * from step limit 200`,
    ),
  );
}
