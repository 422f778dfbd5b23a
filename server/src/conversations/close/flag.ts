import type { CommentTrigger } from "@relevo/contract/policies.ts";
import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { mayClose } from "../can.rules.ts";
import { allow, heldOne } from "../load.ts";

/** A comment is due before this conversation is moved or closed; flagged twice it is flagged once. */
export async function flagConversation(
  tx: Tx,
  caller: Caller,
  id: string,
  trigger: CommentTrigger,
): Promise<void> {
  const row = await heldOne(tx, caller, id);
  allow(mayClose(caller, row), { owner: row.owner_name });
  const made = await tx.rows(
    `insert into conversation_flags (account_id, conversation_id, trigger, at, member_id) values ($1, $2, $3, $4, $5)
     on conflict (account_id, conversation_id, trigger) do update set member_id = excluded.member_id, at = excluded.at
       where conversation_flags.member_id is null returning trigger`,
    [tx.account, id, trigger, tx.at, caller.member],
  );
  const place = { actor: actorOf(caller), contact: row.contact_id, conversation: id };
  if (made.length > 0) record(tx, "conversation.flagged", place, { trigger, by: "member" });
}

/** Takes back a flag no comment answered yet. */
export async function unflagConversation(
  tx: Tx,
  caller: Caller,
  id: string,
  trigger: CommentTrigger,
): Promise<void> {
  const row = await heldOne(tx, caller, id);
  allow(mayClose(caller, row), { owner: row.owner_name });
  const gone = await tx.rows(
    "delete from conversation_flags where account_id = $1 and conversation_id = $2 and trigger = $3 returning trigger",
    [tx.account, id, trigger],
  );
  const place = { actor: actorOf(caller), contact: row.contact_id, conversation: id };
  if (gone.length > 0) record(tx, "conversation.unflagged", place, { trigger });
}
