import type { Tag } from "@relevo/contract/tags.ts";
import type { Tx } from "../platform/db.ts";

/** The account's tags, by name. */
export function listTags(tx: Tx): Promise<Tag[]> {
  return tx.rows<Tag>("select id, name, colour from tags where account_id = $1 order by lower(name)", [
    tx.account,
  ]);
}
