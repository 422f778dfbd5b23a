import type { Machine } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { closeConversations } from "../close/close.ts";
import { held } from "../load.ts";

/**
 * Finalises expired conversations whose last word is ours: "Cliente no respondió". Unanswered ones stay for a person,
 * and so do those the guard refuses.
 */
export async function finaliseConversations(tx: Tx, ids: readonly string[]): Promise<void> {
  const by: Machine = { account: tx.account, rule: "finalise" };
  const answered = [...(await held(tx, by, ids)).values()].filter(
    ({ state, waiting_since }) => state === "expired" && waiting_since === null,
  );
  if (answered.length === 0) return;
  await closeConversations(
    tx,
    by,
    answered.map(({ id }) => ({ id, request: { outcome: "no_response", note: "" } })),
  );
}

/** The same for what is linked to tickets that were archived. */
export async function finaliseOfTickets(tx: Tx, tickets: readonly string[]): Promise<void> {
  const rows = await tx.rows<{ id: string }>(
    `select id from conversations where account_id = $1 and ticket_id = any($2::uuid[]) and link_state = 'confirmed'
       and state = 'expired' and waiting_since is null order by id`,
    [tx.account, tickets],
  );
  await finaliseConversations(
    tx,
    rows.map(({ id }) => id),
  );
}
