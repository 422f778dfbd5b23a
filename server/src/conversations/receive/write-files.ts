import type { Receiving } from "../../channels/inbound/receive-worker.ts";
import { arm } from "../../deadlines/arm.ts";
import type { Tx } from "../../platform/db.ts";
import { safeName } from "../files/name.rules.ts";
import type { Plan } from "./changes.ts";

/** Hangs uploads of the desk's own chat on their messages; what lies with the channel is fetched beside the loop. */
export async function writeFiles(tx: Tx, connection: Receiving, plan: Plan): Promise<void> {
  for (const { message, contact, files } of plan.attached)
    await tx.rows(
      `update files f set message_id = $1 from identities i where f.account_id = $4 and f.id = any($3::uuid[]) and f.message_id is null and f.comment_id is null
         and i.account_id = f.account_id and i.kind = 'visitor' and i.value = f.uploader_id::text and i.contact_id = $2`,
      [message, contact, files, tx.account],
    );
  if (plan.files.length === 0) return;
  const rows = plan.files.map(({ id, message, content }) => ({
    id,
    message,
    name: content.media?.fileName ? safeName(content.media.fileName) : "",
    mime: mimeType(content.media?.mimeType ?? ""),
    source: { ...content.media, connection: connection.id },
  }));
  await tx.rows(
    `insert into files (account_id, id, name, mime_type, state, message_id, source, created_at)
     select $1, id, name, mime, 'waiting', message, source, $2
     from jsonb_to_recordset($3::jsonb) as r(id uuid, message uuid, name text, mime text, source jsonb)`,
    [tx.account, tx.at, JSON.stringify(rows)],
  );
  await arm(
    tx,
    rows.map(({ id }) => ({ kind: "fetch-file", key: id, dueAt: tx.at })),
  );
}

/** As the channel claims it, where it is a type at all: it becomes a header one day. */
function mimeType(claimed: string): string {
  return /^[\w.+-]+\/[\w.+-]+(;[\x20-\x7e]*)?$/.test(claimed) ? claimed : "application/octet-stream";
}
