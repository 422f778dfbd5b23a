import type { Input } from "@relevo/contract/endpoint.ts";
import type { VisitorMessage, writeAsVisitor } from "@relevo/contract/webchat.ts";
import type { Visitor } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { found, refuse } from "../../platform/refusal.ts";
import type { JsonObject } from "../inbound/item.ts";
import { fragmentOf, messageKey, type Written } from "./fragment.rules.ts";
import { keepFragments } from "./keep.ts";

/**
 * A visitor writes. The same id again is the same message, whatever else it holds.
 * @throws EMPTY_MESSAGE, NOT_FOUND for files that are not theirs, CONFLICT for another visitor's id
 */
export async function writeMessage(
  tx: Tx,
  caller: Visitor,
  input: Input<typeof writeAsVisitor>["body"],
): Promise<VisitorMessage> {
  const earlier = await written(tx, caller, input.id);
  if (earlier) return messageOf(earlier);
  if (input.text.trim() === "" && input.fileIds.length === 0) refuse("EMPTY_MESSAGE");
  const fragment: Written = {
    kind: "message",
    id: input.id,
    at: tx.at.toISOString(),
    visitor: caller.visitor,
    name: input.visitor?.name ?? null,
    mail: input.visitor?.mail ?? null,
    text: input.text,
    files: await ownFiles(tx, caller, input.fileIds),
  };
  const [fresh] = await keepFragments(tx, caller, [fragment]);
  return messageOf(fresh ? fragment : found(await written(tx, caller, input.id)));
}

/** A kept message as the visitor sees it. */
export function messageOf({ id, at, text, files }: Written): VisitorMessage {
  const ready = files.map((file) => ({ ...file, state: "ready" as const }));
  return { id, at, from: "visitor", name: "", text, files: ready, state: "received" };
}

async function written(tx: Tx, caller: Visitor, id: string): Promise<Written | null> {
  const [row] = await tx.rows<{ body: JsonObject }>(
    "select body from inbound_items where connection_id = $1 and external_id = $2",
    [caller.connection, messageKey(id)],
  );
  if (!row) return null;
  const fragment = fragmentOf(row.body);
  if (fragment.kind !== "message" || fragment.visitor !== caller.visitor) refuse("CONFLICT");
  return fragment;
}

async function ownFiles(tx: Tx, caller: Visitor, ids: readonly string[]): Promise<Written["files"]> {
  if (ids.length === 0) return [];
  const files = await tx.rows<Written["files"][number]>(
    `select f.id, f.name, f.mime_type as "mimeType", f.size from unnest($2::uuid[]) with ordinality w(id, n)
     join files f on f.account_id = $1 and f.id = w.id and f.uploader_id = $3 and f.state = 'ready'
       and f.message_id is null and f.comment_id is null order by w.n`,
    [tx.account, [...new Set(ids)], caller.visitor],
  );
  if (files.length < new Set(ids).size) refuse("NOT_FOUND");
  return files;
}
