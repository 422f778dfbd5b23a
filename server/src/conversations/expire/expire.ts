import { arm, disarm } from "../../deadlines/arm.ts";
import { actorOf, type Machine } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { held } from "../load.ts";
import { type ConversationRow, sightOf } from "../rows.ts";
import { decideExpiry, type Verdict } from "./expiry.rules.ts";
import { rulesOfInboxes, type Said, saidIn } from "./facts.ts";
import { ticketAtExpiry } from "./ticket.ts";

/**
 * Ends the sessions whose window closed: they become `expired`, keep their owner and what is unanswered, and free their
 * contact for a new conversation. Asked too early it is asked again later; asked twice it changes nothing.
 */
export async function expireConversations(tx: Tx, by: Machine, ids: readonly string[]): Promise<void> {
  const rows = [...(await held(tx, by, ids)).values()];
  const said = await saidIn(tx, rows);
  const decided = rows.map((row) => ({ row, verdict: verdictOf(row, said.get(row.id), tx.at) }));
  const over = decided.filter(({ verdict }) => verdict.kind === "now").map(({ row }) => row);
  await arm(
    tx,
    decided.flatMap(({ row: { id, contact_id }, verdict }) =>
      verdict.kind === "later" ? [{ kind: "expire", key: id, dueAt: verdict.at, contact: contact_id }] : [],
    ),
  );
  if (over.length === 0) return;
  const rules = await rulesOfInboxes(
    tx,
    over.map(({ inbox_id }) => inbox_id),
  );
  await write(tx, over, said);
  for (const row of over) {
    const from = sightOf(row);
    const place = { actor: actorOf(by), contact: row.contact_id, conversation: row.id };
    const unanswered = (said.get(row.id)?.waitingSince ?? null) !== null;
    record(tx, "conversation.expired", place, { from, to: { ...from, state: "expired" }, unanswered });
  }
  await ticketAtExpiry(tx, by, over, rules);
  await arm(
    tx,
    over.flatMap((row) => {
      const hours = rules.get(row.inbox_id)?.policy.expiry.finaliseHours ?? null;
      const dueAt = hours === null ? null : new Date(tx.at.getTime() + hours * 3_600_000);
      return dueAt ? [{ kind: "finalise", key: row.id, dueAt, contact: row.contact_id }] : [];
    }),
  );
}

function verdictOf(row: ConversationRow, said: Said | undefined, now: Date): Verdict {
  const { state, channel, last_inbound_at: lastInboundAt, template_until: templateUntil } = row;
  return decideExpiry({ state, channel, lastInboundAt, templateUntil, refused: said?.refused ?? false }, now);
}

/** A reply that never reached the customer answered nothing: they wait again. */
async function write(
  tx: Tx,
  rows: readonly ConversationRow[],
  said: ReadonlyMap<string, Said>,
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const changes = ids.map((id) => ({ id, waiting: said.get(id)?.waitingSince ?? null }));
  await Promise.all([
    tx.rows(
      `update conversations c set state = 'expired', expired_at = $2, waiting_since = r.waiting, snoozed_until = null, priority = false
       from jsonb_to_recordset($3::jsonb) as r(id uuid, waiting timestamptz) where c.account_id = $1 and c.id = r.id`,
      [tx.account, tx.at, JSON.stringify(changes)],
    ),
    tx.rows("delete from open_sessions where account_id = $1 and conversation_id = any($2)", [
      tx.account,
      ids,
    ]),
    disarm(tx, "unsnooze", ids),
    disarm(tx, "window-alert", ids),
  ]);
}
