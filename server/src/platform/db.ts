import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { type Draft, writeEvents } from "./events.ts";
import type { WorkerName } from "./loop.ts";

pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** One transaction of one account. */
export interface Tx {
  readonly account: string;
  /** A statement with $1 … parameters, as it runs; the caller says what a row is. */
  rows<R>(text: string, values?: unknown[]): Promise<R[]>;
  /** The instant of this transaction: the only now. */
  readonly at: Date;
  /** Events recorded so far; written last. */
  readonly events: Draft[];
  /** Contacts this transaction has locked, by id. */
  readonly held: Set<string>;
  /** After the commit this worker looks at once, not at its next tick. */
  wake(worker: WorkerName): void;
}

/** A transaction over all accounts, for the loops that find work and for the directory. */
export type SystemTx = Pick<Tx, "rows" | "at">;

export interface Database {
  readonly pool: pg.Pool;
  readonly testClock: boolean;
  /** Told after each commit that left work, and for whom; `""` where it is for no one account. */
  onCommit: (account: string, workers: ReadonlySet<WorkerName>) => void;
  close(): Promise<void>;
}

/** @param url a login that may `set role` to relevo_app and relevo_system */
export function openDatabase(url: string, options: { max?: number; testClock?: boolean } = {}): Database {
  const config = {
    connectionString: url,
    max: options.max ?? 10,
    // Statements sent without waiting share a round trip (pg ≥ 8.22).
    pipeline: true,
    application_name: "relevo",
    // What the desk reads lies in memory or on a disk without arms: a look-up costs little more than reading on.
    options: "-c random_page_cost=1.1",
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 60_000,
  };
  const pool = new pg.Pool(config);
  // An idle connection that dies is replaced by the pool; the next query tells if the server is gone.
  pool.on("error", () => {});
  // One that dies while it is lent out says so to its borrower's next query; unheard, it would end the program.
  pool.on("connect", (client) => client.on("error", () => {}));
  return {
    pool,
    testClock: options.testClock ?? false,
    onCommit: () => {},
    close: () => pool.end(),
  };
}

/** Runs `work` in one transaction of one account; retried on deadlock and serialisation failure. */
export async function inAccount<T>(db: Database, account: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!/^[0-9a-f-]{36}$/.test(account)) throw new Error("not an account id");
  const open = `begin; set local role relevo_app; set local relevo.account = '${account}'`;
  const { result, workers } = await withRetries(() =>
    withClient(db, open, async (rows, at) => {
      const workers = new Set<WorkerName>();
      const events: Draft[] = [];
      const wake = (worker: WorkerName) => workers.add(worker);
      const tx: Tx = { rows, account, at, events, held: new Set(), wake };
      const result = { result: await work(tx), workers };
      if (events.length === 0) return { result };
      workers.add("live").add("reactions");
      return { result, last: () => writeEvents(tx, events) };
    }),
  );
  if (workers.size > 0) db.onCommit(account, workers);
  return result;
}

/** Runs `work` as the system role: every account's rows. Few files may import this. */
export function asSystem<T>(db: Database, work: (tx: SystemTx) => Promise<T>): Promise<T> {
  return withRetries(() =>
    withClient(db, "begin; set local role relevo_system", async (rows, at) => ({
      result: await work({ rows, at }),
    })),
  );
}

/** `last` is sent with the commit: the log's lock is held for no round trip. */
async function withClient<T>(
  db: Database,
  open: string,
  work: (rows: Tx["rows"], at: Date) => Promise<{ result: T; last?: () => Promise<void> }>,
): Promise<T> {
  const client = await db.pool.connect();
  const statements = statementsOn(client);
  let broken = false;
  try {
    const { begun, at } = await begin(client, open, db.testClock);
    const { result, last } = await work(statements.rows, at);
    gatherWrites(client);
    const written = last?.();
    statements.end();
    const [end] = await Promise.all([client.query("commit"), written, begun]);
    if (end.command !== "COMMIT") throw new Error("a failed statement was swallowed inside a transaction");
    return result;
  } catch (error) {
    statements.end();
    await client.query("rollback").catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Waited for where the clock is read; else the first statement follows it in the same packet. */
async function begin(
  client: pg.PoolClient,
  open: string,
  testClock: boolean,
): Promise<{ begun?: Promise<unknown>; at: Date }> {
  if (!testClock) {
    gatherWrites(client);
    const begun = client.query(open);
    begun.catch(() => {}); // heard at the commit; the statements until then fail for the same reason
    return { begun, at: new Date() };
  }
  const answers: unknown = await client.query(`${open}; select at from test_clock`);
  const last = Array.isArray(answers) ? (answers.at(-1) as pg.QueryResult<{ at: Date }>) : undefined;
  return { at: last?.rows[0]?.at ?? new Date() };
}

const retried = new Set(["40P01", "40001"]);
const mostTries = 6;
async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (!retried.has(code) || tries >= mostTries) throw error;
      // Those who met would meet again: under twenty at once, four tries without a pause were not enough.
      await setTimeout(Math.random() * 20 * 2 ** tries);
    }
  }
}

/**
 * What is sent in one turn leaves in one packet: each one wakes the server, and at full load that took a fifth of the
 * desk's time.
 */
const gathering = new WeakSet<pg.PoolClient>();
function gatherWrites(client: pg.PoolClient): void {
  if (gathering.has(client)) return;
  const { stream } = client.connection;
  gathering.add(client);
  stream.cork();
  process.nextTick(() => {
    gathering.delete(client);
    stream.uncork();
  });
}

/**
 * One transaction's statements. After `end` none is sent any more: of several things done side by side one may have
 * failed, and what the others would do next must not reach the connection's next transaction.
 */
function statementsOn(client: pg.PoolClient): Pick<Tx, "rows"> & { end: () => void } {
  let broke: unknown;
  let ended = false;
  return {
    end: () => {
      ended = true;
    },
    rows: async <R>(text: string, values: unknown[] = []) => {
      if (ended) throw broke ?? new Error("a statement came after its transaction had ended");
      gatherWrites(client);
      const name = nameOf(text);
      try {
        const answer = await client.query(name === undefined ? { text, values } : { name, text, values });
        return answer.rows as R[];
      } catch (error) {
        // What was sent beside the one that broke the transaction fails, too, and may be heard first: it only says
        // that it is broken, not that it was a deadlock.
        broke ??= error;
        throw broke;
      }
    },
  };
}

/**
 * Statements get a name, so that a connection parses each once; SQL built on the fly, past the most, stays nameless.
 * A plan made on an empty table does not stay: analysing the table makes it anew.
 */
const names = new Map<string, string>();
const mostNames = 300;
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}
