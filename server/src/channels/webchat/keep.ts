import type { Visitor } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { externalIdOf, type Fragment } from "./fragment.rules.ts";

/**
 * Keeps what a visitor did as every channel does: the raw request, and its items for the one way into the
 * desk, in one transaction. Answers the external ids that were new.
 */
export async function keepFragments(
  tx: Tx,
  { connection }: Visitor,
  fragments: readonly Fragment[],
): Promise<string[]> {
  const kept = await tx.rows<{ external: string }>(
    `with request as (
       insert into inbound_requests (channel, account_id, connection_id, body, received_at, state)
       values ('webchat', $1, $2, $3, $4, 'split') returning id),
     kept as (
       insert into inbound_items (request_id, account_id, connection_id, channel, external_id, body, received_at, parked)
       select request.id, $1, $2, 'webchat', external, body, $4, false
       from request, jsonb_to_recordset($5::jsonb) as r(n int, external text, body jsonb)
       order by n on conflict (connection_id, external_id) do nothing returning id, external_id),
     queued as (insert into inbound_queue (account_id, connection_id, item_id) select $1, $2, id from kept)
     select external_id as external from kept`,
    [
      tx.account,
      connection,
      Buffer.from(JSON.stringify(fragments)),
      tx.at,
      JSON.stringify(fragments.map((body, n) => ({ n, external: externalIdOf(body), body }))),
    ],
  );
  tx.wake("receive");
  return kept.map(({ external }) => external);
}
