import type { Tx } from "../../platform/db.ts";

interface ParkedRow {
  id: string;
  channel: "webchat" | "whatsapp";
  connection: { id: string; name: string } | null;
  receivedAt: Date;
  error: string;
  attempts: number;
}

/** The newest 200 of what could not be received. */
export async function listParked(tx: Tx) {
  const rows = await tx.rows<ParkedRow>(
    `select i.id::text, i.channel, case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as connection,
            i.received_at as "receivedAt", coalesce(i.error, '') as error, i.attempts
     from inbound_items i left join connections c on c.account_id = i.account_id and c.id = i.connection_id
     where i.parked
     union all
     select 'r' || r.id, r.channel, jsonb_build_object('id', c.id, 'name', c.name), r.received_at, coalesce(r.error, ''), 1
     from inbound_requests r join connections c on c.account_id = r.account_id and c.id = r.connection_id
     where r.state = 'parked'
     order by "receivedAt" desc limit 200`,
  );
  return { items: rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() })) };
}

/**
 * Tries parked items again. One parked for an unknown number finds its connection if it has been made
 * since; requests that could not be read at all are split again.
 */
export async function replayParked(
  tx: Tx,
  ids: readonly string[] | undefined,
): Promise<{ replayed: number }> {
  // Some came again in the meantime, through the connection made since: those are here already.
  await tx.rows(
    `delete from inbound_items p using doors d, inbound_items e
     where p.parked and p.connection_id is null and d.account_id = p.account_id and d.kind = p.channel
       and d.key = p.body->>'number' and e.connection_id = d.connection_id and e.external_id = p.external_id`,
  );
  const items = await tx.rows(
    `with back as (
       update inbound_items i set parked = false, error = null, attempts = i.attempts + 1,
         connection_id = coalesce(i.connection_id, d.connection_id)
       from inbound_items p left join doors d on d.account_id = p.account_id and d.kind = p.channel and d.key = p.body->>'number'
       where p.id = i.id and i.parked and ($1::bigint[] is null or i.id = any($1::bigint[]))
         and coalesce(i.connection_id, d.connection_id) is not null
       returning i.account_id, i.connection_id, i.id)
     insert into inbound_queue (account_id, connection_id, item_id) select * from back returning item_id`,
    [ids?.filter((id) => !id.startsWith("r")) ?? null],
  );
  const requests = await tx.rows(
    `update inbound_requests set state = 'new', error = null
     where state = 'parked' and ($1::bigint[] is null or id = any($1::bigint[])) returning id`,
    [ids?.flatMap((id) => (id.startsWith("r") ? id.slice(1) : [])) ?? null],
  );
  tx.wake("split");
  tx.wake("receive");
  return { replayed: items.length + requests.length };
}
