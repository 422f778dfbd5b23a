import { resumeLanes } from "../deliveries/resume.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";

/** Lets a restored account go on: deadlines fire again. What was on its way out stays uncertain. */
export async function releaseAccount(tx: Tx, caller: Caller): Promise<void> {
  const released = await tx.rows("update accounts set held = false where id = $1 and held returning id", [
    tx.account,
  ]);
  if (released.length === 0) return;
  await resumeLanes(tx, null);
  record(tx, "account.released", { actor: actorOf(caller) }, {});
}

/** What a restore left waiting: how many messages are uncertain, and which deadlines would fire. */
export async function listHeld(tx: Tx) {
  const [row] = await tx.rows<{ held: boolean; uncertain: number }>(
    `select held, (select count(*)::int from messages m where m.account_id = a.id and m.state = 'uncertain') as uncertain
     from accounts a where id = $1`,
    [tx.account],
  );
  const deadlines = await tx.rows<{ kind: string; count: number; next: Date }>(
    "select kind, count(*)::int as count, min(due_at) as next from deadlines where account_id = $1 and parked_at is null and due_at < 'infinity' group by kind order by kind",
    [tx.account],
  );
  return {
    held: row?.held ?? false,
    uncertain: row?.uncertain ?? 0,
    deadlines: deadlines.map(({ next, ...rest }) => ({ ...rest, next: next.toISOString() })),
  };
}
