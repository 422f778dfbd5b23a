import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { Definition, listVersions as shape } from "@relevo/contract/workflows.ts";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";

/** What was in force and since when, newest first. @throws NOT_FOUND */
export async function versionPage(
  tx: Tx,
  id: string,
  { cursor, limit }: Input<typeof shape>["query"],
): Promise<Output<typeof shape>> {
  const [workflow] = await tx.rows(
    "select from workflows where account_id = $1 and id = $2 and removed_at is null",
    [tx.account, id],
  );
  found(workflow);
  const before = cursor === undefined ? null : Number(decodeCursor(cursor, /^\d{1,9}$/).key);
  const rows = await tx.rows<Row>(
    `select v.version, v.at, v.definition, case when m.id is not null then json_build_object('id', m.id, 'name', m.name) end as by
     from workflow_versions v left join members m on m.account_id = v.account_id and m.id = v.by_id
     where v.account_id = $1 and v.workflow_id = $2 and v.version < coalesce($3, 2147483647)
     order by v.version desc limit $4`,
    [tx.account, id, before, limit + 1],
  );
  const items = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() }));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.at, String(last.version)]) : null };
}

interface Row {
  version: number;
  at: Date;
  definition: Definition;
  by: { id: string; name: string } | null;
}
