import type { showConversation } from "@relevo/contract/conversations.ts";
import type { Output } from "@relevo/contract/endpoint.ts";
import { policyOf } from "../inboxes/policy.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { conversationCan } from "./can.rules.ts";
import { lastClosure } from "./close/last-closure.ts";
import { duplicatesOf } from "./duplicates.ts";
import { mergedInto } from "./merge/into.ts";
import { nextOf } from "./next.ts";
import { type ConversationRow, rendered } from "./rows.ts";

/** An opened conversation: what the caller may do, what happens next by itself, and how it ended. */
export async function showDetail(
  tx: Tx,
  caller: Caller,
  row: ConversationRow,
): Promise<Output<typeof showConversation>> {
  const [{ policy }, closure, duplicates, next, into] = await Promise.all([
    policyOf(tx, row.inbox_id),
    lastClosure(tx, row.id),
    duplicatesOf(tx, caller, row),
    nextOf(tx, row),
    mergedInto(tx, caller, row),
  ]);
  const ending = closure && { by: closure.by?.id ?? null, at: new Date(closure.at) };
  return {
    ...rendered(row),
    can: conversationCan(caller, row, tx.at, { ending, override: policy.close.override }),
    next,
    duplicates,
    closure,
    mergedInto: into,
  };
}
