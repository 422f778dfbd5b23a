import { arm } from "../deadlines/arm.ts";
import type { Kind } from "../deadlines/kind.ts";
import { policiesOf } from "../inboxes/policy.ts";
import type { Machine } from "../platform/caller.ts";
import { own } from "./own.ts";
import { requeueAt } from "./requeue.rules.ts";
import { holdingsOf, waitsOf } from "./waits.ts";

/** Keyed by conversation: its customer waits and its owner may be away. Back to the queue, ahead of the rest. */
export const requeueKind: Kind = {
  name: "requeue",
  async fire(tx, due) {
    const waits = await waitsOf(
      tx,
      due.map(({ key }) => key),
    );
    const [policies, holdings] = await Promise.all([
      policiesOf(
        tx,
        waits.map(({ inbox_id }) => inbox_id),
      ),
      holdingsOf(tx, waits),
    ]);
    const looks = waits.flatMap((row) => {
      const holding = holdings.get(row.id);
      const minutes = policies.get(row.inbox_id)?.policy.requeueMinutes ?? null;
      const at = holding ? requeueAt(holding, minutes, tx.at) : null;
      return at ? [{ row, at }] : [];
    });
    const by: Machine = { account: tx.account, rule: "requeue" };
    const told = { name: "conversation.requeued" } as const;
    await own(
      tx,
      by,
      looks.flatMap(({ row, at }) =>
        at > tx.at ? [] : [{ row, owner: null, group: null, ahead: true, told }],
      ),
    );
    await arm(
      tx,
      looks.flatMap(({ row, at }) =>
        at > tx.at ? [{ kind: "requeue", key: row.id, dueAt: at, contact: row.contact_id }] : [],
      ),
    );
    return [];
  },
};
