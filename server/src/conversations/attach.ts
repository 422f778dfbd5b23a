import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { refuse } from "../platform/refusal.ts";

/** Hangs the caller's own fresh uploads on a message or comment. @throws NOT_FOUND for anybody else's */
export async function attachFiles(
  tx: Tx,
  caller: Caller,
  fileIds: readonly string[],
  to: { message: string } | { comment: string },
): Promise<void> {
  if (fileIds.length === 0) return;
  const column = "message" in to ? "message_id" : "comment_id";
  const attached = await tx.rows(
    `update files set ${column} = $1 where account_id = $2 and id = any($3) and uploader_id = $4
       and message_id is null and comment_id is null and state = 'ready' returning id`,
    ["message" in to ? to.message : to.comment, tx.account, fileIds, caller.member],
  );
  if (attached.length !== new Set(fileIds).size) refuse("NOT_FOUND", { files: fileIds });
}
