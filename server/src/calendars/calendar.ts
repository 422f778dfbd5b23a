import type { Calendar } from "@relevo/contract/calendars.ts";
import type { Tx } from "../platform/db.ts";

const columns = `c.id, c.name, c.time_zone as "timeZone", c.hours, c.holidays`;

/** The named calendars, by id. */
export async function calendarsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Calendar>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<Calendar>(
    `select ${columns} from calendars c where c.account_id = $1 and c.id = any($2)`,
    [tx.account, [...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** All of the account's, by name. */
export function listCalendars(tx: Tx): Promise<Calendar[]> {
  return tx.rows<Calendar>(
    `select ${columns} from calendars c where c.account_id = $1 order by lower(c.name), c.id`,
    [tx.account],
  );
}
