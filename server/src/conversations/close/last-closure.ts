import type { Closure } from "@relevo/contract/conversations.ts";
import type { Tx } from "../../platform/db.ts";
import { undoLength } from "../can.rules.ts";

/** How a conversation ended the last time, unless that was taken back. */
export async function lastClosure(tx: Tx, conversation: string): Promise<Closure | null> {
  const [row] = await tx.rows<
    Omit<Closure, "at" | "by" | "undoUntil"> & { at: Date; by_id: string | null; by_name: string }
  >(
    `select k.id, k.at, k.member_id as by_id, m.name as by_name, k.via, k.evidence, k.outcome, k.note, k.why
     from closures k left join members m on m.account_id = k.account_id and m.id = k.member_id
     where k.account_id = $1 and k.conversation_id = $2 and k.undone_at is null order by k.at desc limit 1`,
    [tx.account, conversation],
  );
  if (!row) return null;
  const { at, by_id, by_name, ...rest } = row;
  const until = new Date(at.getTime() + undoLength);
  const undo = by_id !== null && row.via !== "discard" && until > tx.at;
  return {
    ...rest,
    at: at.toISOString(),
    by: by_id ? { id: by_id, name: by_name } : null,
    undoUntil: undo ? until.toISOString() : null,
  };
}
