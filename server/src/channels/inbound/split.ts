import { createHash } from "node:crypto";
import { asSystem, type Database, type SystemTx } from "../../platform/db.ts";
import { describe, type Log } from "../../platform/log.ts";
import type { Worker } from "../../platform/loop.ts";
import type { Reader } from "./channel.ts";
import type { JsonObject } from "./item.ts";
import type { Raw } from "./keep.ts";

interface Request {
  id: number;
  channel: string;
  account_id: string;
  connection_id: string;
  body: Buffer;
  received_at: Date;
}
interface Item {
  request_id: number;
  account_id: string;
  connection_id: string | null;
  channel: string;
  external_id: string;
  body: JsonObject;
  received_at: Date;
  parked: boolean;
  error: string | null;
}

/** Requests split in one transaction. */
const batch = 400;
/** And bytes of body, beyond which a request waits for the next one: 400 of 3 MB fit no string. */
const bytes = 8 * 1024 * 1024;

/** Splits raw requests into items per connection; what cannot be read is parked with its error. */
export function splitWorker(db: Database, log: Log, readers: readonly Reader[]): Worker {
  const reader = new Map<string, Reader>(readers.map((one) => [one.channel, one]));
  return {
    name: "split",
    pace: 50,
    async run() {
      const worked = await splitSome(batch).catch((error: unknown) => {
        log.warn(describe(error), "a batch was not split; request by request");
        return oneByOne();
      });
      if (worked) db.onCommit("", new Set(["receive"]));
      return worked;
    },
  };

  /** One request that cannot be kept never holds up the others: it is parked as it came. */
  async function oneByOne(): Promise<boolean> {
    for (let i = 0; i < batch; i++) {
      try {
        if (!(await splitSome(1))) return i > 0;
      } catch (error) {
        await parkFirst(db, describe(error).error);
      }
    }
    return true;
  }

  function splitSome(most: number): Promise<boolean> {
    return asSystem(db, async (tx) => {
      const requests = await tx.rows<Request>(
        `select id, channel, account_id, connection_id, body, received_at from (
           select *, sum(length(body)) over (order by id) - length(body) as before from (
             select * from inbound_requests where state = 'new' order by id limit ${most} for update skip locked) locked
         ) batch where before < ${bytes} order by id`,
      );
      if (requests.length === 0) return false;
      const pieces = requests.map((request) => cut(request, reader.get(request.channel)));
      await keepItems(
        tx,
        await routed(
          tx,
          pieces.flatMap(({ items }) => items),
        ),
      );
      await tx.rows(
        `update inbound_requests r set state = case when o.error is null then 'split' else 'parked' end, error = o.error
           from unnest($1::bigint[], $2::text[]) o(id, error) where r.id = o.id`,
        [requests.map(({ id }) => id), pieces.map(({ error }) => error)],
      );
      return true;
    });
  }
}

/** The request in the way is the first new one. */
function parkFirst(db: Database, error: string): Promise<unknown> {
  return asSystem(db, (tx) =>
    tx.rows(
      `update inbound_requests set state = 'parked', error = $1 where id =
         (select id from inbound_requests where state = 'new' order by id limit 1)`,
      [error],
    ),
  );
}

/**
 * Keeps requests and what they split into with one commit, so that the bytes need not be read back. What the
 * reader refuses, and large ones, wait for the worker.
 */
export async function keepSplit(
  tx: SystemTx,
  raws: readonly Raw[],
  readers: ReadonlyMap<string, Reader>,
): Promise<void> {
  const pieces = raws.map((raw, place) => {
    if (raw.body.length > large) return { items: [], state: "new" };
    const request = {
      id: place,
      channel: raw.channel,
      account_id: raw.account,
      connection_id: raw.connection,
      body: raw.body,
      received_at: tx.at,
    };
    const { items, error } = cut(request, readers.get(raw.channel));
    return { items, state: error === null ? "split" : "new" };
  });
  const [ids, items] = await Promise.all([
    tx.rows<{ id: number }>(
      `insert into inbound_requests (channel, account_id, connection_id, body, received_at, state)
       select channel, account, connection, substring($4::bytea from start for length), $5, state
       from unnest($1::text[], $2::uuid[], $3::uuid[], $6::text[], $7::int[], $8::int[]) with ordinality
         r(channel, account, connection, state, start, length, n) order by n returning id`,
      [
        raws.map(({ channel }) => channel),
        raws.map(({ account }) => account),
        raws.map(({ connection }) => connection),
        // One parameter travels as bytes; a list of them would be written out in hexadecimal.
        Buffer.concat(raws.map(({ body }) => body)),
        tx.at,
        pieces.map(({ state }) => state),
        starts(raws),
        raws.map(({ body }) => body.length),
      ],
    ),
    routed(
      tx,
      pieces.flatMap((piece) => piece.items),
    ),
  ]);
  const idOf = ids.map(({ id }) => id).sort((one, other) => one - other);
  await keepItems(
    tx,
    items.map((item) => ({ ...item, request_id: idOf[item.request_id] ?? 0 })),
  );
}

/** Where each body begins among all of them, counted from 1. */
function starts(raws: readonly Raw[]): number[] {
  let next = 1;
  return raws.map(({ body }) => {
    next += body.length;
    return next - body.length;
  });
}

/** Bytes beyond which a request is not parsed before it is answered. */
const large = 64 * 1024;

type Cut = Item & { number: string | null };
function cut(request: Request, reader: Reader | undefined): { items: Cut[]; error: string | null } {
  const common = {
    request_id: request.id,
    account_id: request.account_id,
    connection_id: request.connection_id,
    channel: request.channel,
    received_at: request.received_at,
  };
  try {
    if (!reader) throw new Error(`no reader for ${request.channel}`);
    const { fragments, faults } = reader.split(request.body, request.received_at);
    const good = fragments.map(
      ({ number, externalId, body }): Cut => ({
        ...common,
        number,
        external_id: fitting(externalId),
        body,
        parked: false,
        error: null,
      }),
    );
    const bad = faults.map(
      ({ number, body, error }): Cut => ({
        ...common,
        number,
        external_id: `x:${digest(body)}`,
        body,
        parked: true,
        error,
      }),
    );
    return { items: [...good, ...bad], error: null };
  } catch (error) {
    return { items: [], error: describe(error).error };
  }
}

/**
 * A request may speak of several numbers of one business. A number of another account is as unknown as
 * one nobody connected: its secret did not sign this request. Unknown ones are parked.
 */
async function routed(tx: SystemTx, items: readonly Cut[]): Promise<Item[]> {
  const numbers = [...new Set(items.flatMap(({ number }) => number ?? []))];
  const doors =
    numbers.length === 0
      ? []
      : await tx.rows<{ kind: string; key: string; account_id: string; connection_id: string }>(
          "select kind, key, account_id, connection_id from doors where key = any($1) and connection_id is not null",
          [numbers],
        );
  const door = new Map(doors.map((row) => [`${row.kind} ${row.key} ${row.account_id}`, row.connection_id]));
  return items.map(({ number, ...item }) => {
    if (number === null) return item;
    const connection = door.get(`${item.channel} ${number} ${item.account_id}`);
    if (connection) return { ...item, connection_id: connection };
    return { ...item, connection_id: null, parked: true, error: item.error ?? `unknown number ${number}` };
  });
}

async function keepItems(tx: SystemTx, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return;
  await tx.rows(
    `with kept as (
       insert into inbound_items (request_id, account_id, connection_id, channel, external_id, body, received_at, parked, error)
       select request_id, account_id, connection_id, channel, external_id, body, received_at, parked, error
       from jsonb_to_recordset($1::jsonb) as r(n int, request_id bigint, account_id uuid, connection_id uuid, channel text,
         external_id text, body jsonb, received_at timestamptz, parked boolean, error text)
       order by n on conflict do nothing returning account_id, connection_id, id, parked)
     insert into inbound_queue (account_id, connection_id, item_id)
     select account_id, connection_id, id from kept where not parked`,
    [JSON.stringify(items.map((item, n) => ({ n, ...item })))],
  );
}

/** The unique index takes ids of some length only; a longer one is known by its hash. */
function fitting(externalId: string): string {
  return Buffer.byteLength(externalId) <= 1024 ? externalId : `h:${digest({ externalId })}`;
}

function digest(body: JsonObject): string {
  return createHash("sha256").update(JSON.stringify(body)).digest("hex").slice(0, 40);
}
