import type { Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { Refusal } from "../platform/refusal.ts";

/**
 * Makes the inbox's reasons the named ones, in that order: known names keep their id (conversations point to
 * it), missing ones are archived, an archived one that is named again comes back.
 * @returns whether anything changed
 */
export async function writeReasons(tx: Tx, inbox: string, names: readonly string[]): Promise<boolean> {
  refuseRepeated(names);
  const archived = await tx.rows(
    `update reasons set archived_at = $4
     where account_id = $1 and inbox_id = $2 and archived_at is null and not name = any($3::text[]) returning id`,
    [tx.account, inbox, names, tx.at],
  );
  const written = await tx.rows(
    `insert into reasons (account_id, id, inbox_id, name, position)
     select $1, id, $2, name, position - 1
     from unnest($3::uuid[], $4::text[]) with ordinality as n (id, name, position)
     on conflict (account_id, inbox_id, name) do update set position = excluded.position, archived_at = null
       where reasons.position <> excluded.position or reasons.archived_at is not null
     returning id`,
    [tx.account, inbox, names.map(() => newId()), names],
  );
  return archived.length + written.length > 0;
}

function refuseRepeated(names: readonly string[]): void {
  const repeated = names.findIndex((name, i) => names.indexOf(name) !== i);
  if (repeated >= 0)
    throw new Refusal([
      { code: "INVALID", pointer: `/reasons/${repeated}`, detail: "This reason stands there twice." },
    ]);
}
