import { now, setTestClock } from "../platform/clock.ts";
import { asSystem, type Database } from "../platform/db.ts";

/**
 * Steps the one clock through every due instant up to `to`, running all that each causes, and answers the
 * time it stands at: when it does, nothing is left to do before that time.
 */
export async function stepClock(
  db: Database,
  settle: () => Promise<void>,
  to: Date | undefined,
): Promise<Date> {
  const start = await now(db);
  const target = to && to > start ? to : start;
  for (;;) {
    await settle();
    const next = await nextDue(db, target);
    if (!next) break;
    await setTestClock(db, new Date(Math.max(next.getTime(), start.getTime())));
    await settle();
    // What is still due after settling waits for something else, such as a held account.
    if ((await nextDue(db, next)) !== null) break;
  }
  if (to) await setTestClock(db, target);
  await settle();
  return to ? target : now(db);
}

async function nextDue(db: Database, until: Date): Promise<Date | null> {
  const [row] = await asSystem(db, (tx) =>
    tx.rows<{ due_at: Date }>(
      `select due_at from deadlines d where parked_at is null and due_at <= $1
         and not exists (select from accounts a where a.id = d.account_id and a.held) order by due_at limit 1`,
      [until],
    ),
  );
  return row?.due_at ?? null;
}
