import { isOpen } from "../conversations/state.rules.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { writeLinks } from "../tickets/write-link.ts";
import type { Of, Spoken } from "./words.ts";

/**
 * A customer who names a ticket proposes it: an open one of theirs or of their company, while their conversation has
 * none, or only the automatic one nobody touched. Any other number is a number.
 */
export async function proposeTickets(tx: Tx, spoken: readonly Spoken<Of<"ticket">>[]): Promise<void> {
  if (spoken.length === 0) return;
  // The first number of a conversation is the proposal; the agent sees the others.
  const first = new Map([...spoken].reverse().map((one) => [one.conversation, one]));
  const rows = await tx.rows<{ conversation: string; contact: string; ticket: string; state: string }>(
    `select c.id as conversation, c.contact_id as contact, t.id as ticket, c.state
     from jsonb_to_recordset($2::jsonb) as r(conversation uuid, number bigint)
     join conversations c on c.account_id = $1 and c.id = r.conversation
     join contacts p on p.account_id = c.account_id and p.id = c.contact_id
     join tickets t on t.account_id = c.account_id and t.number = r.number and t.state = 'open'
     join contacts q on q.account_id = t.account_id and q.id = t.contact_id
       and (q.id = p.id or q.company_id = p.company_id)
     left join tickets own on own.account_id = c.account_id and own.id = c.ticket_id
     where own.id is null or (own.id <> t.id and own.untouched and own.source <> 'user' and c.link_by = 'system')`,
    [
      tx.account,
      JSON.stringify(
        [...first.values()].map(({ conversation, word }) => ({ conversation, number: word.number })),
      ),
    ],
  );
  const proposed = rows.filter(({ state }) => isOpen(state));
  await writeLinks(
    tx,
    proposed.map(({ conversation, ticket }) => ({ conversation, ticket, state: "proposed", by: "contact" })),
  );
  for (const { conversation, contact, ticket } of proposed) {
    const place = { actor: { kind: "contact" as const, id: contact }, contact, conversation };
    record(tx, "conversation.ticket_proposed", place, { ticket, by: "contact" });
  }
}
