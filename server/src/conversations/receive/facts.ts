import type { Arrived, Receiving } from "../../channels/inbound/receive-worker.ts";
import type { MessageStatus } from "../../deliveries/status.rules.ts";
import type { Tx } from "../../platform/db.ts";
import { targetsOf } from "./targets.rules.ts";

/** An open conversation, as receiving changes it. */
export interface OpenConversation {
  id: string;
  contact: string;
  state: string;
  owner: string | null;
  waitingSince: Date | null;
  lastInboundAt: Date | null;
  lastOutboundAt: Date | null;
  activeAt: Date;
  lastMessage: string | null;
  unread: number;
}
export type KnownMessage = {
  id: string;
  external: string | null;
  conversation: string;
  contact: string;
  at: Date;
} & ({ direction: "in"; state: "received" } | { direction: "out"; state: MessageStatus });
export interface Facts {
  /** The inbox new conversations land in. */
  inbox: string;
  open: Map<string, OpenConversation>;
  /** Messages by external id, and by our own id where a status names it. */
  byExternal: Map<string, KnownMessage>;
  byId: Map<string, KnownMessage>;
}

/** What receiving needs to know, in a statement each, after the contacts are locked. */
export async function receiveFacts(
  tx: Tx,
  connection: Receiving,
  arrived: readonly Arrived[],
  contacts: readonly string[],
): Promise<Facts> {
  const { externals, refs } = targetsOf(arrived.map(({ item }) => item));
  const [inboxes, open, known] = await Promise.all([
    tx.rows<{ id: string }>(
      "select id from inboxes where id = coalesce($1, id) and ($1 is not null or is_global)",
      [connection.inbox_id],
    ),
    tx.rows<OpenConversation>(
      `select c.id, c.contact_id as contact, c.state, c.owner_id as owner, c.waiting_since as "waitingSince",
              c.last_inbound_at as "lastInboundAt", c.last_outbound_at as "lastOutboundAt", c.active_at as "activeAt",
              c.last_message_id as "lastMessage", c.unread
       from open_sessions s join conversations c on c.account_id = s.account_id and c.id = s.conversation_id
       where s.account_id = $1 and s.connection_id = $2 and s.contact_id = any($3)`,
      [tx.account, connection.id, contacts],
    ),
    tx.rows<KnownMessage>(
      `select id, external_id as external, conversation_id as conversation, contact_id as contact, direction, state, at
       from messages where account_id = $1 and connection_id = $2 and external_id = any($3)
       union all
       select id, external_id, conversation_id, contact_id, direction, state, at
       from messages where account_id = $1 and id = any($4) and connection_id = $2`,
      [tx.account, connection.id, externals, refs],
    ),
  ]);
  const inbox = inboxes[0]?.id;
  if (!inbox) throw new Error("the account has no Global inbox");
  return {
    inbox,
    open: new Map(open.map((row) => [row.contact, row])),
    byExternal: new Map(known.flatMap((row) => (row.external ? [[row.external, row] as const] : []))),
    byId: new Map(known.map((row) => [row.id, row])),
  };
}
