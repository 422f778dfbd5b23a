import { asSystem } from "../platform/db.ts";
import type { Desk } from "../platform/desk.ts";
import type { Worker } from "../platform/loop.ts";

const hour = 3_600_000;
/** Rows taken away in one transaction, so that tidying never holds anybody up. */
const batch = 1000;

/** Once an hour, by the one clock: what has served its time goes. */
export function tidyWorker(desk: Desk): Worker {
  let last = 0;
  return {
    name: "tidy",
    async run() {
      const at = await asSystem(desk.db, async (tx) => tx.at.getTime());
      if (at - last < hour) return false;
      const files = await asSystem(desk.db, (tx) =>
        // An upload nobody hung on a message within a day.
        tx.rows<{ account: string; id: string }>(
          `delete from files where (account_id, id) in (select account_id, id from files where message_id is null
             and comment_id is null and created_at < $1 limit ${batch}) returning account_id as account, id`,
          [new Date(at - 24 * hour)],
        ),
      );
      for (const { account, id } of files) await desk.storage.remove(account, id);
      const keys = await asSystem(desk.db, (tx) =>
        tx.rows(
          `delete from idempotency_keys where (account_id, credential, key) in (select account_id, credential, key
             from idempotency_keys where created_at < $1 limit ${batch}) returning key`,
          [new Date(at - 48 * hour)],
        ),
      );
      const doors = await asSystem(desk.db, (tx) =>
        tx.rows("delete from doors where expires_at < $1 returning key", [new Date(at - 24 * hour)]),
      );
      // News of messages that never came: of other programs on the same number, or from before the desk.
      await asSystem(desk.db, (tx) =>
        tx.rows(
          `delete from early_news n using inbound_items i where i.id = n.item_id and i.received_at < $1`,
          [new Date(at - 7 * 24 * hour)],
        ),
      );
      const more = files.length === batch || keys.length === batch;
      if (!more) last = at;
      return more || files.length + keys.length + doors.length > 0;
    },
  };
}
