import { asSystem, type Database } from "../../platform/db.ts";
import type { WorkerName } from "../../platform/loop.ts";
import type { Reader } from "./channel.ts";
import { keepSplit } from "./split.ts";

export interface Raw {
  channel: string;
  account: string;
  connection: string;
  /** The bytes as they came, already proven to be the channel's. */
  body: Buffer;
}
interface Waiting extends Raw {
  done: () => void;
  failed: (error: unknown) => void;
}

/** Whoever goes on with what was stored. */
const inboundWork: ReadonlySet<WorkerName> = new Set(["split", "receive"]);
/** Requests stored in one statement at most: bounds the size of the transaction. */
const most = 500;

/**
 * Stores raw requests; resolves once they are committed, and only then may the channel be answered 2xx.
 * Requests that arrive while a commit is under way share the next one.
 */
export function rawLog(db: Database, readers: readonly Reader[]): (raw: Raw) => Promise<void> {
  const reader = new Map<string, Reader>(readers.map((one) => [one.channel, one]));
  const queue: Waiting[] = [];
  let writing = false;
  return (raw) =>
    new Promise<void>((done, failed) => {
      queue.push({ ...raw, done, failed });
      if (!writing) void drain();
    });

  async function drain() {
    writing = true;
    while (queue.length > 0) {
      const batch = queue.splice(0, most);
      try {
        await asSystem(db, (tx) => keepSplit(tx, batch, reader));
        for (const { done } of batch) done();
      } catch {
        // An item the database refuses must not keep the bytes out: they alone, and the worker splits them.
        await oneByOne(batch);
      }
      db.onCommit("", inboundWork);
    }
    writing = false;
  }

  async function oneByOne(batch: readonly Waiting[]) {
    for (const one of batch) await store(db, [one]).then(one.done, one.failed);
  }
}

function store(db: Database, batch: readonly Raw[]): Promise<unknown> {
  return asSystem(db, (tx) =>
    tx.rows(
      `insert into inbound_requests (channel, account_id, connection_id, body, received_at)
       select *, $5 from unnest($1::text[], $2::uuid[], $3::uuid[], $4::bytea[])`,
      [
        batch.map(({ channel }) => channel),
        batch.map(({ account }) => account),
        batch.map(({ connection }) => connection),
        batch.map(({ body }) => body),
        tx.at,
      ],
    ),
  );
}
