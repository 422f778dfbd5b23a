import { arm } from "../deadlines/arm.ts";
import { laneOf } from "../deliveries/lane.rules.ts";
import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";

/** `data.kind` of ¿Quedó resuelto?. */
export const question = "resolved_question";

export interface Saying {
  conversation: string;
  contact: string;
  connection: string;
  kind: "greeting" | "away" | typeof question;
  text: string;
  /** Buttons the customer may tap, where the channel has them. */
  choices: readonly { id: string; title: string }[];
}

/**
 * What the desk says by itself, in the lane of what people write. It answers nobody: no clock of the conversation moves,
 * and the list goes on showing the last thing a person said.
 */
export async function sayByItself(tx: Tx, actor: Actor, sayings: readonly Saying[]): Promise<void> {
  if (sayings.length === 0) return;
  const rows = sayings.map(({ kind, choices, ...one }) => ({
    ...one,
    id: newId(),
    kind,
    data: { kind, choices },
  }));
  await tx.rows(
    `with said as (select * from jsonb_to_recordset($3::jsonb) as r(id uuid, conversation uuid, contact uuid, connection uuid,
         kind text, text text, data jsonb)),
     kept as (insert into auto_messages (account_id, contact_id, connection_id, kind, at)
       select distinct on (contact, connection, kind) $1::uuid, contact, connection, kind, $2::timestamptz from said
       on conflict (account_id, contact_id, connection_id, kind) do update set at = excluded.at)
     insert into messages (account_id, id, conversation_id, contact_id, connection_id, direction, author_kind, type, text, data,
       state, forwarded, at, attempts)
     select $1, id, conversation, contact, connection, 'out', 'bot', 'text', text, data, 'pending', false, $2, 0 from said`,
    [tx.account, tx.at, JSON.stringify(rows)],
  );
  for (const { id, contact, conversation } of rows)
    record(tx, "message.written", { actor, contact, conversation }, { message: id, type: "text" });
  await arm(
    tx,
    rows.map(({ connection, contact }) => ({
      kind: "deliver",
      key: laneOf(connection, contact),
      dueAt: tx.at,
      contact,
    })),
  );
}
