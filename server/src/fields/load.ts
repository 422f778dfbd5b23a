import type { Field } from "@relevo/contract/fields.ts";
import type { Tx } from "../platform/db.ts";

const columns = `id, "of", name, kind, options, position`;

/** The company's own data of contacts and tickets, in order; those that were removed come last. */
export function listFields(tx: Tx, removed = false): Promise<Field[]> {
  return tx.rows<Field>(
    `select ${columns} from fields where account_id = $1 and ($2 or removed_at is null)
     order by removed_at is not null, "of", position, id`,
    [tx.account, removed],
  );
}

/** Those of contacts or of tickets, by id, held until the commit: a value is written for a field that is there. */
export async function fieldsOf(tx: Tx, of: Field["of"], ids: readonly string[]): Promise<Map<string, Field>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<Field>(
    `select ${columns} from fields where account_id = $1 and "of" = $2 and id = any($3::uuid[]) and removed_at is null
     order by id for key share`,
    [tx.account, of, [...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
