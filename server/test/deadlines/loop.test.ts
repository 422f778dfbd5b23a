import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lockContacts } from "../../src/contacts/lock.ts";
import { arm, disarm } from "../../src/deadlines/arm.ts";
import type { Due, Kind } from "../../src/deadlines/kind.ts";
import { deadlineWorker } from "../../src/deadlines/loop.ts";
import { setTestClock } from "../../src/platform/clock.ts";
import { inAccount } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/ids.ts";
import { openLog } from "../../src/platform/log.ts";
import type { Worker } from "../../src/platform/loop.ts";
import { type Cast, cast } from "../support/cast.ts";
import { openTestDesk, type TestDesk } from "../support/desk.ts";
import { rowsOf } from "../support/rows.ts";

let desk: TestDesk;
let people: Cast;
beforeAll(async () => {
  desk = await openTestDesk();
  people = await cast(desk);
});
afterAll(() => desk.stop());

/** A kind of its own per test, and the worker that fires it; `fired` keeps what came due. */
function kindOf(name: string, act: (due: readonly Due[]) => void = () => {}) {
  const fired: string[] = [];
  const kind: Kind = {
    name,
    async fire(_tx, due) {
      act(due);
      fired.push(...due.map(({ key }) => key));
      return [];
    },
  };
  return { fired, worker: deadlineWorker(desk.db, openLog("silent"), [kind]) };
}
const inTx = <T>(work: Parameters<typeof inAccount<T>>[2]) => inAccount(desk.db, people.account, work);
const at = (ms: number) => new Date(start + ms);
const start = Date.now() + 86_400_000;
async function drain(worker: Worker) {
  while (await worker.run());
}
let clock = 0;
/** The clock only goes on: each test has an hour of its own. */
function hour() {
  clock += 3_600_000;
  return clock;
}

describe("a deadline", () => {
  test("fires at its millisecond, not before, and once", async () => {
    const t = hour();
    const { fired, worker } = kindOf("exact");
    await inTx((tx) => arm(tx, [{ kind: "exact", key: "k", dueAt: at(t) }]));
    await setTestClock(desk.db, at(t - 1));
    await drain(worker);
    expect(fired).toEqual([]);
    await setTestClock(desk.db, at(t));
    await drain(worker);
    await drain(worker);
    expect(fired).toEqual(["k"]);
  });

  test("armed again, it moves; disarmed, it never fires", async () => {
    const t = hour();
    const { fired, worker } = kindOf("moved");
    await inTx((tx) =>
      arm(tx, [
        { kind: "moved", key: "a", dueAt: at(t) },
        { kind: "moved", key: "b", dueAt: at(t) },
      ]),
    );
    await inTx((tx) => arm(tx, [{ kind: "moved", key: "a", dueAt: at(t + 1000) }]));
    await inTx((tx) => disarm(tx, "moved", ["b"]));
    await setTestClock(desk.db, at(t));
    await drain(worker);
    expect(fired).toEqual([]);
    await setTestClock(desk.db, at(t + 1000));
    await drain(worker);
    expect(fired).toEqual(["a"]);
  });

  test("named twice in one act, the last one counts and nothing fails", async () => {
    const t = hour();
    const { fired, worker } = kindOf("twice");
    await inTx((tx) =>
      arm(tx, [
        { kind: "twice", key: "a", dueAt: at(t + 1000) },
        { kind: "twice", key: "a", dueAt: at(t) },
      ]),
    );
    await setTestClock(desk.db, at(t));
    await drain(worker);
    expect(fired).toEqual(["a"]);
  });

  test("two loops at once: each of 1,000 fires in one of them", async () => {
    const t = hour();
    const [one, two] = [kindOf("shared"), kindOf("shared")];
    await inTx((tx) =>
      arm(
        tx,
        Array.from({ length: 1000 }, (_, i) => ({ kind: "shared", key: `s${i}`, dueAt: at(t) })),
      ),
    );
    await setTestClock(desk.db, at(t));
    await Promise.all([drain(one.worker), drain(two.worker)]);
    const all = [...one.fired, ...two.fired];
    expect(all).toHaveLength(1000);
    expect(new Set(all).size).toBe(1000);
  });

  test("one whose contact somebody works with waits for that, and holds up no other", async () => {
    const t = hour();
    const { fired, worker } = kindOf("busy");
    const [worked, free] = [newId(), newId()];
    await inTx(async (tx) => {
      await tx.rows(
        "insert into contacts (account_id, id, name, created_at) select $1, unnest($2::uuid[]), 'Ana', $3",
        [tx.account, [worked, free], tx.at],
      );
      await arm(tx, [
        { kind: "busy", key: "worked 1", contact: worked, dueAt: at(t) },
        { kind: "busy", key: "free", contact: free, dueAt: at(t) },
        { kind: "busy", key: "worked 2", contact: worked, dueAt: at(t) },
      ]);
    });
    await setTestClock(desk.db, at(t));
    let round: Promise<void> = Promise.resolve();
    await inTx(async (tx) => {
      await lockContacts(tx, [worked]);
      round = drain(worker);
      await expect.poll(() => fired).toEqual(["free"]);
    });
    await round;
    expect(fired[0]).toBe("free");
    expect(fired.sort()).toEqual(["free", "worked 1", "worked 2"]);
  });

  test("one that fails does not stop the others; it is tried by schedule and parked with its error", async () => {
    const t = hour();
    const { fired, worker } = kindOf("bad", (due) => {
      if (due.some(({ key }) => key === "poison")) throw new Error("cannot");
    });
    await inTx((tx) =>
      arm(
        tx,
        ["a", "poison", "b"].map((key) => ({ kind: "bad", key, dueAt: at(t) })),
      ),
    );
    await setTestClock(desk.db, at(t));
    await drain(worker);
    expect(fired.sort()).toEqual(["a", "b"]);
    for (const wait of [2, 6, 22, 86]) {
      await setTestClock(desk.db, at(t + wait * 1000));
      await drain(worker);
    }
    const [row] = await rowsOf<{ attempts: number; parked: boolean; error: string }>(
      desk,
      people.account,
      "select attempts, parked_at is not null as parked, error from deadlines where kind = 'bad'",
    );
    expect(row).toMatchObject({ attempts: 5, parked: true });
    expect(row?.error).toContain("cannot");
  });

  test("a held account's deadlines wait for its release", async () => {
    const t = hour();
    const { fired, worker } = kindOf("held");
    await inTx((tx) => arm(tx, [{ kind: "held", key: "k", dueAt: at(t) }]));
    await rowsOf(desk, people.account, "update accounts set held = true");
    await setTestClock(desk.db, at(t));
    await drain(worker);
    expect(fired).toEqual([]);
    await rowsOf(desk, people.account, "update accounts set held = false");
    await drain(worker);
    expect(fired).toEqual(["k"]);
  });

  test("what a rolled-back transaction armed does not exist", async () => {
    const t = hour();
    const { fired, worker } = kindOf("undone");
    await inTx(async (tx) => {
      await arm(tx, [{ kind: "undone", key: "k", dueAt: at(t) }]);
      throw new Error("no");
    }).catch(() => {});
    await setTestClock(desk.db, at(t));
    await drain(worker);
    expect(fired).toEqual([]);
  });
});
