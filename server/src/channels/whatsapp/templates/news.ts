import type { Tx } from "../../../platform/db.ts";
import { record, system } from "../../../platform/events.ts";
import type { Arrived, Receiving } from "../../inbound/receive-worker.ts";
import { textOf } from "../json.rules.ts";
import { armSync } from "./arm-sync.ts";
import { reasonOf, stateOf } from "./listed.rules.ts";

/** What the channel tells about a template's words or kind: they are read anew. */
const rereading = ["message_template_components_update", "template_category_update"];
const status = "message_template_status_update";

/**
 * What the channel's webhooks say of templates. A state counts at once, unless the desk learned a later one; what
 * concerns a template we do not have, or says no state, makes us read the list.
 */
export async function takeTemplateNews(
  tx: Tx,
  connection: Receiving,
  arrived: readonly Arrived[],
): Promise<void> {
  if (connection.channel !== "whatsapp") return;
  const notices = arrived.flatMap(({ item }) => (item.kind === "notice" ? item : []));
  const news = notices.filter(({ field }) => field === status || rereading.includes(field));
  if (news.length === 0) return;
  const told = new Map(
    news
      .filter(({ field }) => field === status)
      .sort((a, b) => a.at.getTime() - b.at.getTime())
      .map(({ data, at }) => {
        const state = stateOf(data.event);
        const row = {
          external: textOf(data.message_template_id),
          name: textOf(data.message_template_name),
          language: textOf(data.message_template_language),
          state,
          rejection: state === "rejected" ? reasonOf(data.reason) : null,
          at,
        };
        return [`${row.external} ${row.name} ${row.language}`, row];
      }),
  );
  const states = [...told.values()].filter(({ state }) => state !== null);
  // Ids beyond 2^53 lose their last digits in JSON: name and language find those.
  const changed = await tx.rows<{ id: string; connection: string; external: string | null; name: string }>(
    `update templates t set state = r.state, rejection = r.rejection, synced_at = greatest(t.synced_at, r.at)
     from jsonb_to_recordset($3::jsonb) as r(external text, name text, language text, state text, rejection text, at timestamptz)
     where t.account_id = $1 and date_trunc('second', t.synced_at) <= r.at
       and (t.external_id = r.external or (t.connection_id = $2 and t.name = r.name and t.language = r.language))
     returning t.id, t.connection_id as connection, r.external, r.name`,
    [tx.account, connection.id, JSON.stringify(states)],
  );
  const perConnection = Map.groupBy(changed, (row) => row.connection);
  for (const [id, rows] of perConnection)
    record(tx, "template.synced", { actor: system }, { connection: id, changed: rows.map((row) => row.id) });
  const matched = new Set(changed.map(({ external, name }) => `${external} ${name}`));
  const unknown = states.some(({ external, name }) => !matched.has(`${external} ${name}`));
  if (unknown || states.length < told.size || news.length > notices.filter(isStatus).length)
    await armSync(tx, [connection.id]);
}

function isStatus({ field }: { field: string }): boolean {
  return field === status;
}
