import { isDeepStrictEqual } from "node:util";
import type { Tx } from "../../../platform/db.ts";
import { record, system } from "../../../platform/events.ts";
import { newId } from "../../../platform/ids.ts";
import type { Listing } from "./fetch.ts";
import type { Listed } from "./listed.rules.ts";

type Kept = Listed & { id: string };

/**
 * Writes what the channel listed at `at`: new ones, changed ones, and `missing` for those it no longer lists. What
 * the desk learned later stays. Answers how many there are.
 */
export async function applyListing(
  tx: Tx,
  connection: string,
  { templates, whole }: Listing,
  at: Date,
): Promise<number> {
  // One listing after the other, and none between a webhook's reading and writing.
  await tx.rows("select from connections where account_id = $1 and id = $2 for no key update", [
    tx.account,
    connection,
  ]);
  const kept = await tx.rows<Kept>(
    `select id, external_id as external, name, language, category, state, rejection, components
     from templates where account_id = $1 and connection_id = $2`,
    [tx.account, connection],
  );
  const before = new Map(kept.map((row) => [row.external, row]));
  const different = templates.filter((one) => {
    const { id: _, ...known } = before.get(one.external) ?? { id: "" };
    return !isDeepStrictEqual(known, one);
  });
  const changed = [
    ...(await writeTemplates(tx, connection, different, before, at)),
    ...(whole ? await loseOthers(tx, connection, templates, at) : []),
  ];
  await tx.rows(
    `update templates set synced_at = $4 where account_id = $1 and connection_id = $2 and external_id = any($3)
       and synced_at < $4`,
    [tx.account, connection, templates.map(({ external }) => external), at],
  );
  if (changed.length > 0) record(tx, "template.synced", { actor: system }, { connection, changed });
  return templates.length;
}

async function writeTemplates(
  tx: Tx,
  connection: string,
  templates: readonly Listed[],
  before: ReadonlyMap<string, Kept>,
  at: Date,
): Promise<string[]> {
  if (templates.length === 0) return [];
  const rows = templates.map((one) => ({ ...one, id: before.get(one.external)?.id ?? newId() }));
  const written = await tx.rows<{ id: string }>(
    `insert into templates (account_id, id, connection_id, external_id, name, language, category, state, rejection,
       components, synced_at)
     select $1, id, $2, external, name, language, category, state, rejection, components, $3
     from jsonb_to_recordset($4::jsonb) as r(id uuid, external text, name text, language text, category text, state text,
       rejection text, components jsonb)
     on conflict (account_id, connection_id, external_id) do update set name = excluded.name,
       language = excluded.language, category = excluded.category, state = excluded.state,
       rejection = excluded.rejection, components = excluded.components, synced_at = excluded.synced_at
     where templates.synced_at <= excluded.synced_at returning id`,
    [tx.account, connection, at, JSON.stringify(rows)],
  );
  return written.map(({ id }) => id);
}

async function loseOthers(
  tx: Tx,
  connection: string,
  templates: readonly Listed[],
  at: Date,
): Promise<string[]> {
  const lost = await tx.rows<{ id: string }>(
    `update templates set state = 'missing', rejection = null, synced_at = $4
     where account_id = $1 and connection_id = $2 and external_id <> all($3) and state <> 'missing' and synced_at <= $4
     returning id`,
    [tx.account, connection, templates.map(({ external }) => external), at],
  );
  return lost.map(({ id }) => id);
}
