import { inAccount } from "../../src/platform/db.ts";
import type { TestDesk } from "./desk.ts";

export interface Logged {
  name: string;
  actor: string | null;
  data: unknown;
}

/** The account's log, oldest first, from after the given number of events. */
export function eventsOf(desk: TestDesk, account: string, after = 0): Promise<Logged[]> {
  return inAccount(desk.db, account, (tx) =>
    tx.rows<Logged>(
      "select name, actor_id as actor, data from events where account_id = $1 order by id offset $2",
      [account, after],
    ),
  );
}

/** Runs what should leave events behind, and answers those. */
export async function eventsDuring(
  desk: TestDesk,
  account: string,
  run: () => Promise<unknown>,
): Promise<Logged[]> {
  const before = await eventsOf(desk, account);
  await run();
  return eventsOf(desk, account, before.length);
}
