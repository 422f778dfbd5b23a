import { ownAlong } from "../../assignment/own.ts";
import { allow } from "../../conversations/load.ts";
import { openSql } from "../../conversations/state.rules.ts";
import { stagesById } from "../../funnels/stage-facts.ts";
import { actorOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { newId } from "../../platform/ids.ts";
import { found, refuse } from "../../platform/refusal.ts";
import { mayRestore } from "../can.rules.ts";
import { firstStagesOf } from "../enter/begin.ts";
import { heldTickets } from "../hold.ts";
import { ownTickets } from "../own-tickets.ts";
import type { TicketRow } from "../rows.ts";
import { openStays } from "../stays.ts";
import { armTimers } from "../timers/arm.ts";

/**
 * Takes an archived ticket back onto the board, where it was, with its mark. Nothing that coming in does happens again;
 * what time does begins anew. @throws NOT_ARCHIVED, TICKET_OPEN; NOT_FOUND where its funnel is gone
 */
export async function restoreTicket(tx: Tx, caller: Caller, id: string, reason: string): Promise<void> {
  const row = found((await heldTickets(tx, caller, [id])).get(id));
  allow(mayRestore(caller, row), { number: row.number });
  const [open] = await tx.rows<{ id: string; number: number }>(
    "select id, number from tickets where account_id = $1 and contact_id = $2 and funnel_id = $3 and state = 'open'",
    [tx.account, row.contact_id, row.funnel_id],
  );
  if (open) refuse("TICKET_OPEN", { ticketId: open.id, number: open.number });
  const stage = await stageOf(tx, row);
  await tx.rows(
    `update tickets set state = 'open', archived_at = null, absorbed_by = null, return_funnel_id = null, return_stage_id = null,
       stage_id = $3, untouched = false, changed_at = $4
     where account_id = $1 and id = $2`,
    [tx.account, id, stage, tx.at],
  );
  const note = newId();
  await tx.rows("insert into notes (account_id, id, text, member_id, at) values ($1, $2, $3, $4, $5)", [
    tx.account,
    note,
    reason,
    caller.member,
    tx.at,
  ]);
  const place = { actor: actorOf(caller), contact: row.contact_id };
  record(tx, "ticket.restored", place, { ticket: id, note });
  if (stage !== row.stage_id) {
    const moved = { from: row.stage_id, to: stage, funnels: null, source: "stage_removed" as const };
    record(tx, "ticket.stage_changed", place, { ticket: id, ...moved });
  }
  await inWhoseHands(tx, caller, row);
  const stays = await openStays(tx, [{ ticket: id, source: "user", fresh: false }]);
  await armTimers(
    tx,
    stays.map((stay) => ({ ...stay, enteredAt: tx.at })),
  );
}

/** Its stage may be gone meanwhile. */
async function stageOf(tx: Tx, { stage_id, funnel_id }: TicketRow): Promise<string> {
  if ((await stagesById(tx, [stage_id])).has(stage_id)) return stage_id;
  const first = (await firstStagesOf(tx, [funnel_id])).get(funnel_id);
  return found(first && (await stagesById(tx, [first])).has(first) ? first : null);
}

/** Whose is what goes on in it, which may have been taken up again before; nobody who left has anything open. */
async function inWhoseHands(tx: Tx, caller: Caller, { id, owner_id, contact_id }: TicketRow): Promise<void> {
  const [talk] = await tx.rows<{ conversation: string; owner: string | null; group: string | null }>(
    `select id as conversation, owner_id as owner, group_id as "group" from conversations
     where account_id = $1 and ticket_id = $2 and link_state = 'confirmed' and state in ${openSql}
     order by opened_at desc, id desc limit 1`,
    [tx.account, id],
  );
  if (talk) return ownAlong(tx, caller, [{ ...talk, ticket: id, contact: contact_id }]);
  if (owner_id === null) return;
  const there = await tx.rows(
    "select id from members where account_id = $1 and id = $2 and active and role <> 'viewer' for share",
    [tx.account, owner_id],
  );
  if (there.length === 0)
    await ownTickets(tx, caller, [{ ticket: id, owner: null, group: null, contact: contact_id }]);
}
