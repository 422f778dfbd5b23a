import type { FastifyReply } from "fastify";
import { type StoredFile, sendFile } from "../../conversations/files/download.ts";
import type { Visitor } from "../../platform/caller.ts";
import { inAccount } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { found } from "../../platform/refusal.ts";

/** Bytes a visitor may upload at once (10 MiB). */
export const visitorFileLimit = 10 * 1024 * 1024;

/** Sends a file of the visitor's own thread, or one they uploaded and have not sent yet. @throws NOT_FOUND */
export async function sendVisitorFile(
  desk: Desk,
  caller: Visitor,
  id: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const [file] = await inAccount(desk.db, caller.account, (tx) =>
    tx.rows<StoredFile>(
      `select f.id, f.name, f.mime_type, f.state from files f
       left join messages m on m.account_id = f.account_id and m.id = f.message_id
         and m.connection_id = $4 and (m.direction = 'in' or m.state in ('sent', 'delivered', 'read', 'played'))
       left join identities i on i.account_id = m.account_id and i.contact_id = m.contact_id
         and i.kind = 'visitor' and i.value = $3
       where f.account_id = $1 and f.id = $2 and f.state = 'ready' and f.comment_id is null
         and (i.value is not null or (f.message_id is null and f.uploader_id = $3::uuid)) limit 1`,
      [tx.account, id, caller.visitor, caller.connection],
    ),
  );
  return sendFile(desk.storage, caller.account, found(file), reply);
}
