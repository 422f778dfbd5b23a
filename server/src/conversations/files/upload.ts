import type { FileRef } from "@relevo/contract/messages.ts";
import { fileLimit } from "@relevo/contract/messages.ts";
import type { FastifyRequest } from "fastify";
import { fileTypeFromBuffer } from "file-type";
import { cleanText } from "../../platform/clean.rules.ts";
import { inAccount } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { newId } from "../../platform/ids.ts";
import { refuse, refuseField } from "../../platform/refusal.ts";
import { TooLarge } from "../../platform/storage.ts";
import { safeName } from "./name.rules.ts";

export interface Uploader {
  account: string;
  /** The member or visitor: only they may hang it on a message. */
  id: string;
}

/**
 * Takes one multipart file into storage. Its type is what its bytes say, not what the sender claims; its name
 * is a label, never a path. @throws TOO_LARGE, FILE_EMPTY, INVALID
 */
export async function uploadFile(
  desk: Desk,
  request: FastifyRequest,
  uploader: Uploader,
  limit = fileLimit,
): Promise<FileRef> {
  if (!request.isMultipart()) refuse("UNSUPPORTED_MEDIA");
  const part = await request.file({ limits: { fileSize: limit } }).catch(unfinished);
  if (!part) refuseField("/file");
  const id = newId();
  const { size, head } = await desk.storage
    .put(uploader.account, id, part.file, limit)
    .catch((error: unknown) => {
      if (error instanceof TooLarge) refuse("TOO_LARGE", { limit });
      return unfinished(error);
    });
  if (part.file.truncated || size === 0) {
    await desk.storage.remove(uploader.account, id);
    refuse(size === 0 ? "FILE_EMPTY" : "TOO_LARGE", { limit });
  }
  const name = safeName(cleanText(part.filename ?? "").value);
  const mimeType = await typeOf(head, part.mimetype);
  await inAccount(desk.db, uploader.account, (tx) =>
    tx.rows(
      `insert into files (account_id, id, name, mime_type, size, state, uploader_id, created_at)
       values ($1, $2, $3, $4, $5, 'ready', $6, $7)`,
      [tx.account, id, name, mimeType, size, uploader.id, tx.at],
    ),
  );
  return { id, name, mimeType, size, state: "ready" };
}

/** The form ended before its end: a line that broke, or bytes that are no form. The disk's own faults stay faults. */
function unfinished(error: unknown): never {
  if (error instanceof Error && "syscall" in error) throw error;
  refuseField("/file");
}

/** By its first bytes; where they do not tell, plain text if claimed so, else just bytes. */
async function typeOf(head: Buffer, claimed: string): Promise<string> {
  const found = await fileTypeFromBuffer(head);
  if (found) return found.mime;
  return /^text\/(plain|csv)$/.test(claimed) && !head.includes(0) ? claimed : "application/octet-stream";
}
