import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { seen } from "../load.ts";
import type { ConversationRow } from "../rows.ts";

/** The conversation a merged one became part of, where the caller sees it. */
export async function mergedInto(
  tx: Tx,
  caller: Caller,
  { id, state }: ConversationRow,
): Promise<{ id: string; number: number } | null> {
  if (state !== "merged") return null;
  const [row] = await tx.rows<{ into: string }>(
    "select merged_into as into from conversations where account_id = $1 and id = $2",
    [tx.account, id],
  );
  const into = row && (await seen(tx, caller, [row.into])).get(row.into);
  return into ? { id: into.id, number: into.number } : null;
}
