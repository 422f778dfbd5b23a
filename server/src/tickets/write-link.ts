import type { Tx } from "../platform/db.ts";

export interface Link {
  conversation: string;
  /** Null: none any more. */
  ticket: string | null;
  state: "proposed" | "confirmed";
  by: "contact" | "member" | "system";
}

/**
 * Ties conversations, whose contacts are locked, to tickets or unties them: the one writer of the link,
 * but for a merge and its undoing, which carry it over as it was.
 */
export async function writeLinks(tx: Tx, links: readonly Link[]): Promise<void> {
  if (links.length === 0) return;
  await tx.rows(
    `update conversations c set ticket_id = r.ticket,
       link_state = case when r.ticket is not null then r.state end,
       link_by = case when r.ticket is not null then r."by" end,
       linked_at = case when r.ticket is not null then $2::timestamptz end
     from jsonb_to_recordset($3::jsonb) as r(conversation uuid, ticket uuid, state text, "by" text)
     where c.account_id = $1 and c.id = r.conversation`,
    [tx.account, tx.at, JSON.stringify(links)],
  );
}
