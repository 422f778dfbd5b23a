import type { Tx } from "../platform/db.ts";
import type { Rival, Talk } from "./merge.rules.ts";

/** The open tickets of contacts, by contact. */
export async function rivalsOf(tx: Tx, contacts: readonly string[]): Promise<Map<string, Rival[]>> {
  const rows = await tx.rows<Rival & { contact: string }>(
    `select id, contact_id as contact, funnel_id as funnel, untouched and source <> 'user' as untouched, owner_id as owner,
       group_id as "group", created_at as "createdAt"
     from tickets where account_id = $1 and contact_id = any($2::uuid[]) and state = 'open'`,
    [tx.account, contacts],
  );
  return Map.groupBy(rows, ({ contact }) => contact);
}

/** The open conversations of contacts, by contact, each under the connections that lead to it. */
export async function talksOf(tx: Tx, contacts: readonly string[]): Promise<Map<string, Talk[]>> {
  const rows = await tx.rows<Talk & { contact: string }>(
    `select c.id, s.contact_id as contact, s.connection_id as connection, c.owner_id as owner, c.opened_at as "openedAt"
     from open_sessions s join conversations c on c.account_id = s.account_id and c.id = s.conversation_id
     where s.account_id = $1 and s.contact_id = any($2::uuid[]) order by c.opened_at, c.id, s.connection_id`,
    [tx.account, contacts],
  );
  return Map.groupBy(rows, ({ contact }) => contact);
}
