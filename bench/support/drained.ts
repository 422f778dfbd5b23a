import { asSystem, type Database } from "../../server/src/platform/db.ts";
import type { Load } from "./fork-load.ts";
import type { Sent } from "./load.ts";

/** Requests and items not yet worked off. */
export async function queueLength(db: Database): Promise<number> {
  const [row] = await asSystem(db, (tx) =>
    tx.rows<{ waiting: number }>(
      `select (select count(*) from inbound_requests where state = 'new') +
              (select count(*) from inbound_queue) as waiting`,
    ),
  );
  return row?.waiting ?? 0;
}

/** What was filled has been seen by the reactions, which begin at the first event. */
export async function caughtUp(db: Database): Promise<void> {
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    const [row] = await asSystem(db, (tx) =>
      tx.rows<{ behind: number }>(
        `select count(*) as behind from accounts a
         cross join lateral (select id from events e where e.account_id = a.id order by id desc limit 1) newest
         where newest.id > coalesce((select min(event_id) from reaction_cursors c where c.account_id = a.id), 0)`,
      ),
    );
    if (row?.behind === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the reactions did not catch up with what was filled");
}

/** Done is when nothing waits and the agents' screens have shown every customer's message. */
export async function drained(db: Database, load: Load, sent: Sent): Promise<void> {
  const until = performance.now() + 300_000;
  while (performance.now() < until) {
    if ((await queueLength(db)) === 0) {
      const frames = await load.ask<Record<string, number>>({ ask: "frames" });
      if ((frames["message.received"] ?? 0) >= sent.sent.in) return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  console.error("not all was worked off within five minutes");
}

/** Nothing that is due, nor what follows from it, is left to be done. */
export async function settled(db: Database): Promise<void> {
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    await caughtUp(db);
    const [row] = await asSystem(db, (tx) =>
      tx.rows<{ due: number }>(
        "select count(*)::int as due from deadlines where due_at <= $1 and parked_at is null",
        [tx.at],
      ),
    );
    if (row?.due === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("what was due was not done within a minute");
}
