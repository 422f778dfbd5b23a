import type { FastifyReply } from "fastify";
import type { Caller } from "../../platform/caller.ts";
import { type Database, inAccount } from "../../platform/db.ts";
import { refuse } from "../../platform/refusal.ts";
import type { Storage } from "../../platform/storage.ts";
import { ticketShows } from "../../tickets/shows.ts";
import { seen } from "../load.ts";
import { isInline } from "./name.rules.ts";

export interface StoredFile {
  id: string;
  name: string;
  mime_type: string;
  state: string;
}

/** Sends a file the caller sees through its conversation or that one's ticket, or uploaded and has not used yet. */
export async function downloadFile(
  db: Database,
  storage: Storage,
  caller: Caller,
  id: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const file = await inAccount(db, caller.account, async (tx) => {
    const [row] = await tx.rows<StoredFile & { uploader: string | null; conversation: string | null }>(
      `select f.id, f.name, f.mime_type, f.state, f.uploader_id as uploader, coalesce(m.conversation_id, c.conversation_id) as conversation
       from files f left join messages m on m.account_id = f.account_id and m.id = f.message_id
       left join comments c on c.account_id = f.account_id and c.id = f.comment_id where f.account_id = $1 and f.id = $2`,
      [tx.account, id],
    );
    if (!row) return null;
    const visible = row.conversation
      ? (await seen(tx, caller, [row.conversation])).size > 0 ||
        (await ticketShows(tx, caller, row.conversation))
      : row.uploader === caller.member;
    return visible ? row : null;
  });
  if (file?.state !== "ready") refuse("NOT_FOUND");
  return sendFile(storage, caller.account, file, reply);
}

/** The bytes with headers that let nothing in them run: sandboxed, never sniffed, saved unless harmless. */
export async function sendFile(
  storage: Storage,
  account: string,
  file: StoredFile,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const size = await storage.size(account, file.id);
  if (size === null) refuse("NOT_FOUND");
  const how = isInline(file.mime_type) ? "inline" : "attachment";
  const name = file.name || "archivo";
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  return reply
    .header("content-type", file.mime_type)
    .header("content-length", size)
    .header(
      "content-disposition",
      `${how}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .header(
      "content-security-policy",
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; img-src 'self'",
    )
    .header("x-content-type-options", "nosniff")
    .header("cache-control", "private, max-age=86400, immutable")
    .send(storage.read(account, file.id));
}
