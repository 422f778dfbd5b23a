import { openSql } from "../conversations/state.rules.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { question } from "./say.ts";
import type { Of, Spoken } from "./words.ts";

/**
 * Sí to ¿Quedó resuelto?: the customer needs nothing more (evidence d), and no longer waits. It counts where that was
 * the last thing we said and this the last thing they did. No needs nothing done: they wait, and it is the same agent's.
 */
export async function confirmAnswered(tx: Tx, spoken: readonly Spoken<Of<"answer">>[]): Promise<void> {
  const yes = spoken.filter(({ word }) => word.resolved);
  if (yes.length === 0) return;
  const confirmed = await tx.rows<{ message: string; conversation: string; contact: string }>(
    `update conversations c set confirmed_id = m.id, waiting_since = null from messages m
     where m.account_id = $1 and m.id = any($2::uuid[]) and c.account_id = m.account_id and c.id = m.conversation_id
       and c.state in ${openSql} and c.confirmed_id is distinct from m.id
       and m.id = (select i.id from messages i where i.account_id = $1 and i.conversation_id = c.id and i.direction = 'in'
         order by i.at desc, i.id desc limit 1)
       and (select o.data->>'kind' from messages o where o.account_id = $1 and o.conversation_id = c.id and o.direction = 'out'
         and o.state not in ('failed', 'cancelled') order by o.at desc, o.id desc limit 1) = $3
     returning m.id as message, c.id as conversation, c.contact_id as contact`,
    [tx.account, yes.map(({ message }) => message), question],
  );
  for (const { message, conversation, contact } of confirmed) {
    const place = { actor: { kind: "contact" as const, id: contact }, contact, conversation };
    record(tx, "conversation.confirmed", place, { message, by: "contact" });
  }
}
