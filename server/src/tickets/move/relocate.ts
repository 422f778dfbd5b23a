import type { By } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { changeStages } from "../enter/change-stages.ts";
import { enterStages } from "../enter/enter.ts";
import { lockWithTalks } from "../hold.ts";

/** Locks what is open in a stage, with who talks in it: before the stage itself, as everybody who moves one does. */
export async function lockTicketsIn(tx: Tx, stage: string): Promise<void> {
  const rows = await tx.rows<{ id: string }>(
    "select id from tickets where account_id = $1 and stage_id = $2 and state = 'open'",
    [tx.account, stage],
  );
  if (rows.length > 0)
    await lockWithTalks(
      tx,
      rows.map(({ id }) => id),
    );
}

/** How many tickets are open in a stage. */
export async function openIn(tx: Tx, stage: string): Promise<number> {
  const [row] = await tx.rows<{ n: number }>(
    "select count(*)::int as n from tickets where account_id = $1 and stage_id = $2 and state = 'open'",
    [tx.account, stage],
  );
  return row?.n ?? 0;
}

/**
 * All that is open in a stage goes to another one of its funnel, because the stage goes away or elsewhere. The funnel's
 * rules for moves are for people and do not ask here; what coming in does happens.
 */
export async function relocateTickets(tx: Tx, by: By, stages: { from: string; to: string }): Promise<void> {
  const { from, to } = stages;
  const rows = await tx.rows<{ id: string; contact: string; funnel: string }>(
    `select id, contact_id as contact, funnel_id as funnel from tickets
     where account_id = $1 and stage_id = $2 and state = 'open'`,
    [tx.account, from],
  );
  const source = "stage_removed";
  await changeStages(
    tx,
    by,
    source,
    rows.map(({ id, contact, funnel }) => ({
      ticket: id,
      contact,
      from: { funnel, stage: from },
      to: { funnel, stage: to },
    })),
  );
  await enterStages(
    tx,
    by,
    rows.map(({ id, contact }) => ({ ticket: id, contact, from, source })),
  );
}
