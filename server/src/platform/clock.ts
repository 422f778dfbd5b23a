import { asSystem, type Database } from "./db.ts";

/** The instant outside of a transaction. Inside one, use `tx.at`. */
export async function now(db: Database): Promise<Date> {
  return db.testClock ? asSystem(db, async (tx) => tx.at) : new Date();
}

/** Puts the test clock; it never goes back. Absent row: the real time. */
export async function setTestClock(db: Database, to: Date): Promise<void> {
  await asSystem(db, (tx) =>
    tx.rows(
      "insert into test_clock (at) values ($1) on conflict (one) do update set at = greatest(test_clock.at, excluded.at)",
      [to],
    ),
  );
}
