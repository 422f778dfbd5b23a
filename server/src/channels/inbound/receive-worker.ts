import { asSystem, type Database, inAccount, type Tx } from "../../platform/db.ts";
import { describe, type Log } from "../../platform/log.ts";
import type { Worker } from "../../platform/loop.ts";
import type { Reader } from "./channel.ts";
import type { InboundItem, JsonObject } from "./item.ts";

/** The connection whose row this transaction holds: nobody else receives for it. */
export interface Receiving {
  id: string;
  channel: string;
  inbox_id: string | null;
}
export interface Arrived {
  itemId: number;
  item: InboundItem;
  /** True when it is received again after a failure: it fills the past and notifies nobody. */
  replay: boolean;
}
/** The command that takes items into contacts, conversations and messages. */
export type Receive = (tx: Tx, connection: Receiving, arrived: readonly Arrived[]) => Promise<void>;

interface Row {
  id: number;
  channel: string;
  body: JsonObject;
  attempts: number;
}

/** Items received in one transaction: 20,000/s at 200 a transaction, 1,200/s at one. */
const batch = 400;
/** Connections received for side by side. */
const abreast = 4;

/** Receives pending items, in order of arrival within a connection; connections side by side. */
export function receiveWorker(db: Database, log: Log, readers: readonly Reader[], receive: Receive): Worker {
  const reader = new Map<string, Reader>(readers.map((one) => [one.channel, one]));
  return {
    name: "receive",
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
    try {
      return (await take(account_id, connection_id, batch)) > 0;
    } catch (error) {
      log.warn({ connection: connection_id, ...describe(error) }, "a batch failed; item by item");
      return oneByOne(account_id, connection_id);
    }
  }

  /** One transaction: holds the connection's row, takes items by state, receives them, marks them done. */
  function take(account: string, connection: string, limit: number): Promise<number> {
    return inAccount(db, account, async (tx) => {
      const [row] = await tx.rows<Receiving>(
        "select id, channel, inbox_id from connections where id = $1 for no key update skip locked",
        [connection],
      );
      if (!row) return 0;
      const items = await tx.rows<Row>(
        `select id, channel, body, attempts from inbound_items
         where connection_id = $1 and state = 'pending' order by id limit ${limit}`,
        [connection],
      );
      if (items.length === 0) return 0;
      await receive(tx, row, items.map(read));
      await tx.rows("update inbound_items set state = 'done', error = null where id = any($1)", [
        items.map(({ id }) => id),
      ]);
      return items.length;
    });
  }

  async function oneByOne(account: string, connection: string): Promise<boolean> {
    for (let i = 0; i < batch; i++) {
      try {
        if ((await take(account, connection, 1)) === 0) return i > 0;
      } catch (error) {
        await park(db, account, connection, describe(error).error);
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

/** The bad one is the first pending one: the others went before it. */
function park(db: Database, account: string, connection: string, error: string): Promise<unknown> {
  return inAccount(db, account, (tx) =>
    tx.rows(
      `update inbound_items set state = 'parked', attempts = attempts + 1, error = $2 where id =
         (select id from inbound_items where connection_id = $1 and state = 'pending' order by id limit 1)`,
      [connection, error],
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
         (select connection_id, account_id from inbound_items
          where state = 'pending' and connection_id is not null order by connection_id limit 1)
         union all
         select next.* from step, lateral (select connection_id, account_id from inbound_items
           where state = 'pending' and connection_id > step.connection_id order by connection_id limit 1) next)
       select * from step limit 200`,
    ),
  );
}
