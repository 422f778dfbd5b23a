import { type By, isMachine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { refuse } from "../platform/refusal.ts";

/** Hangs one's own fresh uploads on a message or comment; a machine has none. @throws NOT_FOUND for anybody else's */
export async function attachFiles(
  tx: Tx,
  by: By,
  fileIds: readonly string[],
  to: { message: string } | { comment: string },
): Promise<void> {
  if (fileIds.length === 0) return;
  if (isMachine(by)) refuse("NOT_FOUND", { files: fileIds });
  const column = "message" in to ? "message_id" : "comment_id";
  const attached = await tx.rows(
    `update files set ${column} = $1 where account_id = $2 and id = any($3) and uploader_id = $4
       and message_id is null and comment_id is null and state = 'ready' returning id`,
    ["message" in to ? to.message : to.comment, tx.account, fileIds, by.member],
  );
  if (attached.length !== new Set(fileIds).size) refuse("NOT_FOUND", { files: fileIds });
}
