import type { CloseRequest } from "@relevo/contract/closing.ts";
import { closeConversations } from "../../conversations/close/close.ts";
import { finaliseOfTickets } from "../../conversations/expire/finalise.ts";
import { actorOf, type By } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { addConversationActions } from "../add-actions.ts";
import { firstStagesOf } from "../enter/begin.ts";
import type { TicketRow } from "../rows.ts";
import { closeStays } from "../stays.ts";
import { disarmTimers } from "../timers/arm.ts";
import type { Archiving } from "./decide.rules.ts";

export interface Archived {
  row: TicketRow;
  archive: Archiving;
  /** Who closes its open conversations, by the guard that was asked before. */
  closer: By;
  closing: CloseRequest;
  conversations: readonly string[];
}

/** Archives tickets that nothing stands against any more. Only for `applyOutcomes`. */
export async function archiveTickets(tx: Tx, by: By, archived: readonly Archived[]): Promise<void> {
  if (archived.length === 0) return;
  await closeAll(tx, archived);
  const ids = archived.map(({ row }) => row.id);
  await keepHistories(tx, by, ids);
  const first = await firstStagesOf(
    tx,
    archived.flatMap(({ archive, row }) => (archive.returnTo ? [] : row.funnel_id)),
  );
  const rows = archived.map(({ row, archive }) => {
    const stage = archive.returnTo?.stageId ?? first.get(row.funnel_id) ?? null;
    const funnel = stage && (archive.returnTo?.funnelId ?? row.funnel_id);
    return { id: row.id, contact: row.contact_id, funnel, stage };
  });
  const values = JSON.stringify(rows);
  await tx.rows(
    `update tickets t set state = 'archived', archived_at = $2, untouched = false, changed_at = $2,
       return_funnel_id = r.funnel, return_stage_id = r.stage
     from jsonb_to_recordset($3::jsonb) as r(id uuid, funnel uuid, stage uuid) where t.account_id = $1 and t.id = r.id`,
    [tx.account, tx.at, values],
  );
  await tx.rows(
    `insert into return_targets (account_id, contact_id, funnel_id, stage_id)
     select distinct on (contact, funnel) $1::uuid, contact, funnel, stage
     from jsonb_to_recordset($2::jsonb) as r(id uuid, contact uuid, funnel uuid, stage uuid)
     where stage is not null order by contact, funnel, id
     on conflict (account_id, contact_id, funnel_id) do update set stage_id = excluded.stage_id`,
    [tx.account, values],
  );
  await closeStays(tx, ids);
  await disarmTimers(tx, ids);
  archived.forEach(({ row, archive: { source, rule } }, i) => {
    const { funnel, stage } = rows[i] ?? { funnel: null, stage: null };
    const place = { actor: actorOf(by), contact: row.contact_id };
    const returnTo = funnel && stage ? { funnel, stage } : null;
    record(tx, "ticket.archived", place, { ticket: row.id, source, rule, returnTo });
  });
  await finaliseOfTickets(tx, ids);
}

/** By whom it is closed, all of theirs at once. */
async function closeAll(tx: Tx, archived: readonly Archived[]): Promise<void> {
  for (const [closer, some] of Map.groupBy(archived, (one) => one.closer)) {
    const { refused } = await closeConversations(
      tx,
      closer,
      some.flatMap(({ conversations, closing }) => conversations.map((id) => ({ id, request: closing }))),
    );
    if (refused.length > 0) throw new Error("the guard changed its mind while everything was locked");
  }
}

/** What was said in them belongs to the ticket, also what waits for its record. */
async function keepHistories(tx: Tx, by: By, tickets: readonly string[]): Promise<void> {
  const items = await tx.rows<{ ticket: string; conversation: string; contact: string }>(
    `select ticket_id as ticket, id as conversation, contact_id as contact from conversations
     where account_id = $1 and ticket_id = any($2::uuid[]) and link_state = 'confirmed' and state not in ('discarded', 'merged')
     order by id`,
    [tx.account, tickets],
  );
  await addConversationActions(tx, by, items);
}
