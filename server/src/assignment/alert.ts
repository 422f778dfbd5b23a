import { arm } from "../deadlines/arm.ts";
import type { Kind } from "../deadlines/kind.ts";
import type { Tx } from "../platform/db.ts";
import { record, system } from "../platform/events.ts";
import { type Alert, alertAt, waitsSince } from "./alert.rules.ts";
import { limitsOf } from "./limits.ts";
import { waitsOf } from "./waits.ts";

/** Nobody owns it for longer than its inbox lets. */
export const unownedKind = alertKind("unowned");
/** The customer waits for longer than its inbox lets. */
export const abandonedKind = alertKind("abandoned");

/** Keyed by conversation. Once for each wait, whoever is asked again. */
function alertKind(alert: Alert): Kind {
  return {
    name: alert,
    async fire(tx, due) {
      const ids = due.map(({ key }) => key);
      const waits = await waitsOf(tx, ids);
      const [limits, told] = await Promise.all([limitsOf(tx, waits), toldOf(tx, alert, ids)]);
      const early = [];
      for (const wait of waits) {
        const limit = limits.get(wait.inbox_id);
        const since = waitsSince(alert, wait);
        const at = limit ? alertAt(alert, wait, limit.targets, limit.hours) : null;
        if (!since || !at) continue;
        if (at > tx.at) early.push({ kind: alert, key: wait.id, dueAt: at, contact: wait.contact_id });
        else if ((told.get(wait.id) ?? new Date(0)) < since) tell(tx, wait, at);
      }
      await arm(tx, early);
      return [];
    },
  };

  function tell(tx: Tx, { id, contact_id }: { id: string; contact_id: string }, at: Date): void {
    const place = { actor: system, contact: contact_id, conversation: id };
    record(tx, "conversation.alerted", place, { alert, due: at.toISOString() });
  }
}

/** When the alert was last given for each. */
async function toldOf(tx: Tx, alert: Alert, ids: readonly string[]): Promise<Map<string, Date>> {
  const rows = await tx.rows<{ id: string; at: Date }>(
    `select conversation_id as id, max(at) as at from events where account_id = $1 and conversation_id = any($2)
       and name = 'conversation.alerted' and data->>'alert' = $3 group by conversation_id`,
    [tx.account, ids, alert],
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}
