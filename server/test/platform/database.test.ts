import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asSystem, inAccount, type Tx } from "../../src/platform/db.ts";
import { record, system } from "../../src/platform/events.ts";
import { newId } from "../../src/platform/ids.ts";
import { type Reaction, reactionWorker } from "../../src/platform/reactions.ts";
import { eventsAfter } from "../../src/platform/realtime.ts";
import { type Cast, type Company, cast, otherAccount } from "../support/cast.ts";
import { openTestDesk, type TestDesk } from "../support/desk.ts";
import { rowsOf } from "../support/rows.ts";

let desk: TestDesk;
let people: Cast;
let others: Company;
beforeAll(async () => {
  desk = await openTestDesk();
  people = await cast(desk);
  others = await otherAccount(desk);
});
afterAll(() => desk.stop());

describe("accounts are walls", () => {
  test("every tenant table shows one account its own rows and no others", async () => {
    const tables = await asSystem(desk.db, (tx) =>
      tx.rows<{ name: string }>(
        `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id'
         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
      ),
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const rows = await rowsOf<{ account_id: string }>(
        desk,
        people.account,
        `select distinct account_id from ${name}`,
      );
      expect([name, rows.filter(({ account_id }) => account_id !== people.account)]).toEqual([name, []]);
    }
  });

  test("a row for another account is refused by the database itself", async () => {
    const write = rowsOf(
      desk,
      people.account,
      "insert into groups (account_id, id, name, created_at) values ($1, $2, 'x', $3)",
      [others.account, newId(), new Date()],
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  test("outside an account the app's role sees nothing", async () => {
    const client = await desk.db.pool.connect();
    await client.query("begin; set local role relevo_app");
    const { rows } = await client.query("select id from members");
    await client.query("rollback");
    client.release();
    expect(rows).toEqual([]);
  });

  test("a statement that failed and was swallowed fails the whole transaction", async () => {
    const run = inAccount(desk.db, people.account, async (tx) => {
      await tx.rows("select 1/0").catch(() => {});
    });
    await expect(run).rejects.toThrow(/swallowed/);
  });

  test("of statements sent side by side, what broke the transaction is told, whichever is heard first", async () => {
    const run = inAccount(desk.db, people.account, async (tx) => {
      const broken = tx.rows("select 1/0");
      const late = async () => {
        await broken.catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, 20));
        return broken;
      };
      await Promise.all([late(), tx.rows("select 1")]);
    });
    await expect(run).rejects.toThrow(/division by zero/);
  });

  test("what is sent after its transaction has ended never reaches the connection's next one", async () => {
    const gone = Promise.withResolvers<void>();
    let late: Promise<unknown> = Promise.resolve();
    const failed = inAccount(desk.db, people.account, async (tx) => {
      late = gone.promise.then(() => tx.rows("select pg_advisory_xact_lock(7)"));
      await tx.rows("select 1/0");
    });
    await expect(failed).rejects.toThrow(/division by zero/);
    gone.resolve();
    await expect(late).rejects.toThrow(/division by zero/);

    const kept: Pick<Tx, "rows">[] = [];
    await inAccount(desk.db, people.account, async (tx) => {
      kept.push(tx);
    });
    await expect(kept[0]?.rows("select 1")).rejects.toThrow(/had ended/);
  });

  test("a deadlock is retried and both get through", async () => {
    const ids = [newId(), newId()].sort();
    await rowsOf(
      desk,
      people.account,
      "insert into groups (account_id, id, name, created_at) select $1, id, id::text, $3 from unnest($2::uuid[]) id",
      [people.account, ids, new Date()],
    );
    let met = 0;
    let meet = () => {};
    const both = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const cross = (first: string, second: string) =>
      inAccount(desk.db, people.account, async (tx) => {
        await tx.rows("update groups set name = name || '!' where id = $1", [first]);
        met += 1;
        if (met >= 2) meet();
        await both;
        await tx.rows("update groups set name = name || '!' where id = $1", [second]);
      });
    const [a = "", b = ""] = ids;
    await Promise.all([cross(a, b), cross(b, a)]);
    expect(met).toBeGreaterThan(2);
    const names = await rowsOf<{ name: string }>(
      desk,
      people.account,
      "select name from groups where id = any($1)",
      [ids],
    );
    expect(names.map(({ name }) => name.slice(36))).toEqual(["!!", "!!"]);
  });
});

describe("the log", () => {
  test("a reader that follows the ids misses nothing of 40 writers at once", async () => {
    const [start] = await rowsOf<{ id: number }>(desk, people.account, "select max(id) as id from events");
    let cursor = start?.id ?? 0;
    const seen: number[] = [];
    let writing = true;
    const reader = (async () => {
      for (let last = false; !last; ) {
        last = !writing;
        const events = await inAccount(desk.db, people.account, (tx) => eventsAfter(tx, cursor, 1000));
        seen.push(...events.map(({ id }) => id));
        cursor = events.at(-1)?.id ?? cursor;
      }
    })();
    const writes = Array.from({ length: 40 }, async () => {
      for (let i = 0; i < 5; i++)
        await inAccount(desk.db, people.account, async (tx) => {
          record(tx, "account.released", { actor: system }, {});
          record(tx, "account.released", { actor: system }, {});
        });
    });
    await Promise.all(writes);
    writing = false;
    await reader;
    const all = await rowsOf<{ id: number }>(
      desk,
      people.account,
      "select id from events where id > $1 order by id",
      [start?.id],
    );
    expect(seen).toEqual(all.map(({ id }) => id));
    expect(seen).toHaveLength(400);
  });

  test("data holds no text of a message and no name of a person", async () => {
    const names = await asSystem(desk.db, (tx) =>
      tx.rows<{ data: string }>("select data::text as data from events"),
    );
    expect(names.filter(({ data }) => /Ana|Bruno|Clara|@relevo\.test/.test(data))).toEqual([]);
  });
});

describe("a reaction", () => {
  test("sees every event of every account once, in order, also when it dies in the middle", async () => {
    const seen: string[] = [];
    let crash = true;
    const reaction: Reaction = {
      name: "test",
      events: ["account.released"],
      async react(tx, events) {
        if (crash) throw new Error("dies");
        seen.push(...events.map(({ id }) => `${tx.account} ${id}`));
      },
    };
    const worker = reactionWorker(desk.db, [reaction]);
    await inAccount(desk.db, others.account, async (tx) =>
      record(tx, "account.released", { actor: system }, {}),
    );
    await expect(worker.run()).rejects.toThrow("dies");
    crash = false;
    while (await worker.run());
    const all = await asSystem(desk.db, (tx) =>
      tx.rows<{ key: string }>(
        "select account_id || ' ' || id as key from events where name = 'account.released' order by account_id, id",
      ),
    );
    expect([...seen].sort()).toEqual(all.map(({ key }) => key).sort());
    expect(new Set(seen).size).toBe(seen.length);
  });
});
