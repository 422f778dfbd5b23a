import type { VisitorMessage } from "@relevo/contract/webchat.ts";
import type { Tx } from "../../platform/db.ts";
import { givenId } from "./fragment.rules.ts";

/**
 * The visitor's view of the messages of their contact on their connection: what they wrote, and what the desk
 * has sent them. It knows no other table, so that comments and events cannot stand in it (S1-33). Parameters:
 * $1 account.
 */
const projection = `
  select m.id as key, m.at, m.direction, m.text, m.state, m.external_id as external, i.value as visitor,
    m.connection_id as connection,
    case when m.author_kind = 'member' then split_part(trim(a.name), ' ', 1) else '' end as name,
    (select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mimeType', f.mime_type, 'size', f.size, 'state', f.state) order by f.id)
      from files f where f.account_id = $1 and f.message_id = m.id) as files
  from identities i
  join conversations c on c.account_id = i.account_id and c.contact_id = i.contact_id
  join messages m on m.account_id = c.account_id and m.conversation_id = c.id
    and (m.direction = 'in' or m.state in ('sent', 'delivered', 'read', 'played')) and m.revoked_at is null
  left join members a on a.account_id = m.account_id and a.id = m.author_id
  where i.account_id = $1 and i.kind = 'visitor'`;

export interface Seen {
  /** The message's own id, which the page's cursor names. */
  key: string;
  visitor: string;
  connection: string;
  message: VisitorMessage;
}

interface Row {
  key: string;
  at: Date;
  direction: "in" | "out";
  text: string;
  state: string;
  external: string | null;
  visitor: string;
  connection: string;
  name: string;
  files: VisitorMessage["files"] | null;
}

/** The newest messages of a visitor before a place in their thread, newest first. */
export async function messagesBefore(
  tx: Tx,
  visitor: string,
  connection: string,
  before: { at: Date; key: string } | null,
  limit: number,
): Promise<Seen[]> {
  const rows = await tx.rows<Row>(
    `${projection} and i.value = $2 and c.connection_id = $3
       and ($4::timestamptz is null or (m.at, m.id) < ($4, $5::uuid)) order by m.at desc, m.id desc limit $6`,
    [tx.account, visitor, connection, before?.at ?? null, before?.key ?? null, limit],
  );
  return rows.map(seen);
}

/** Of these messages what each of these visitors may see, oldest first. */
export async function messagesSeen(
  tx: Tx,
  visitors: readonly string[],
  messages: readonly string[],
): Promise<Seen[]> {
  const rows = await tx.rows<Row>(
    `${projection} and i.value = any($2) and m.id = any($3::uuid[]) order by m.at, m.id`,
    [tx.account, visitors, messages],
  );
  return rows.map(seen);
}

function seen(row: Row): Seen {
  const own = row.direction === "in";
  const given = own && row.external ? givenId(row.external) : null;
  return {
    key: row.key,
    visitor: row.visitor,
    connection: row.connection,
    message: {
      // The page knows its own messages by the id it gave them.
      id: given ?? row.key,
      at: row.at.toISOString(),
      from: own ? "visitor" : "desk",
      name: own ? "" : row.name,
      text: row.text,
      files: row.files ?? [],
      state: row.state === "read" || row.state === "played" ? "read" : "received",
    },
  };
}
