import type { SystemTx } from "../platform/db.ts";
import { type Draft, record, system, writeEvents } from "../platform/events.ts";

/**
 * Holds every account after a restore: no deadline fires until an administrator releases it. What was on its
 * way out may have left since the backup was made, so it becomes uncertain and is never sent by itself.
 */
export async function holdAccounts(all: Pick<SystemTx, "rows" | "at">): Promise<void> {
  const accounts = await all.rows<{ id: string }>("update accounts set held = true returning id");
  for (const { id } of accounts) await doubt(all, id);
}

async function doubt(all: Pick<SystemTx, "rows" | "at">, account: string): Promise<void> {
  const messages = await all.rows<{ id: string; conversation: string; contact: string; from: string }>(
    `update messages set state = 'uncertain', error_code = 'uncertain', error_detail = 'restored from a backup'
     where account_id = $1 and state in ('pending', 'sending')
     returning id, conversation_id as conversation, contact_id as contact, old.state as from`,
    [account],
  );
  const events: Draft[] = [];
  for (const { id, conversation, contact, from } of messages)
    record(
      { events },
      "message.state_changed",
      { actor: system, contact, conversation },
      {
        message: id,
        from,
        to: "uncertain",
        code: "uncertain",
      },
    );
  if (events.length > 0) await writeEvents({ ...all, account }, events);
}
