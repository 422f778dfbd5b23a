import { arm } from "../../deadlines/arm.ts";
import { actorOf, type Machine } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { held } from "../load.ts";
import { isOpen } from "../state.rules.ts";
import { windowEnd } from "../window.rules.ts";
import { warningsOf } from "./arm.ts";
import { rulesOfInboxes } from "./facts.ts";

/**
 * Warns that an unanswered customer's window ends soon, and again that it is about to. Looks again at the next warning,
 * and at the end, since another message of the customer moves them all.
 */
export async function alertWindows(tx: Tx, by: Machine, ids: readonly string[]): Promise<void> {
  const rows = [...(await held(tx, by, ids)).values()].filter(({ state }) => isOpen(state));
  const rules = await rulesOfInboxes(
    tx,
    rows.map(({ inbox_id }) => inbox_id),
  );
  const again = rows.flatMap((row) => {
    const end = windowEnd(row.channel, row.last_inbound_at);
    if (end === null || row.last_inbound_at === null || tx.at >= end) return [];
    const { soon, last } = warningsOf(end, row.last_inbound_at, rules.get(row.inbox_id)?.hours ?? null);
    const alert = tx.at >= last ? "window_last" : tx.at >= soon ? "window_soon" : null;
    if (alert && row.waiting_since) {
      const place = { actor: actorOf(by), contact: row.contact_id, conversation: row.id };
      record(tx, "conversation.alerted", place, { alert, due: end.toISOString() });
    }
    const dueAt = alert === "window_last" ? end : alert === "window_soon" ? last : soon;
    return [{ kind: "window-alert", key: row.id, dueAt, contact: row.contact_id }];
  });
  await arm(tx, again);
}
