import type { Arrived, Receiving } from "../../channels/inbound/receive-worker.ts";
import type { MessageStatus } from "../../deliveries/status.rules.ts";
import type { Tx } from "../../platform/db.ts";
import { openConversations, previousConversations, rulesOf } from "./conversation-facts.ts";
import type { InboxRules, OpenConversation, Previous } from "./place.rules.ts";
import { targetsOf } from "./targets.rules.ts";

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
  /** By inbox: of the one above, and of those the previous conversations are in. */
  rules: Map<string, InboxRules>;
  open: Map<string, OpenConversation>;
  /** Of contacts who have no open conversation, by contact. */
  previous: Map<string, Previous>;
  /** What each contact shows as their phone. */
  phones: ReadonlyMap<string, string | null>;
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
  phones: Facts["phones"],
): Promise<Facts> {
  const { externals, refs } = targetsOf(arrived.map(({ item }) => item));
  const [inboxes, open, previous, known] = await Promise.all([
    tx.rows<{ id: string }>(
      "select id from inboxes where id = coalesce($1, id) and ($1 is not null or is_global)",
      [connection.inbox_id],
    ),
    openConversations(tx, connection.id, contacts),
    previousConversations(tx, connection.id, contacts),
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
  const begun = open.filter(({ lastInboundAt }) => lastInboundAt === null);
  // Nothing is read while nothing begins, which is most of the time.
  const begin = begun.length > 0 || new Set(contacts).size > open.length;
  return {
    inbox,
    phones,
    rules: await rulesOf(tx, begin ? [inbox, ...[...begun, ...previous].map((one) => one.inbox)] : []),
    open: new Map(open.map((row) => [row.contact, row])),
    previous: new Map(previous.map((row) => [row.contact, row])),
    byExternal: new Map(known.flatMap((row) => (row.external ? [[row.external, row] as const] : []))),
    byId: new Map(known.map((row) => [row.id, row])),
  };
}
