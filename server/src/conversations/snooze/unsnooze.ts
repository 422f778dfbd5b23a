import { disarm } from "../../deadlines/arm.ts";
import type { Kind } from "../../deadlines/kind.ts";
import { actorOf, type By, type Caller, type Machine } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { found } from "../../platform/refusal.ts";
import { mayUnsnooze } from "../can.rules.ts";
import { allow, held } from "../load.ts";
import { type ConversationRow, sightOf } from "../rows.ts";

/** Takes up again what was set aside. @throws NOT_OPEN for what is not */
export async function unsnoozeConversations(tx: Tx, caller: Caller, ids: readonly string[]): Promise<void> {
  const rows = await held(tx, caller, ids);
  const wanted = ids.map((id) => found(rows.get(id)));
  for (const row of wanted) allow(mayUnsnooze(caller, row), { owner: row.owner_name });
  await takeUp(tx, caller, "member", wanted);
}

/** The time has come. Key: the conversation; one that was put off again, or taken up, is left alone. */
export const unsnoozeKind: Kind = {
  name: "unsnooze",
  async fire(tx, due) {
    const by = { account: tx.account, rule: "unsnooze" };
    const rows = await held(
      tx,
      by,
      due.map(({ key }) => key),
    );
    const over = [...rows.values()].filter(
      ({ state, snoozed_until: until }) => state === "snoozed" && until !== null && until <= tx.at,
    );
    await takeUp(tx, by, "time", over);
    return [];
  },
};

/** One of its tasks came due: what was set aside comes back to its owner's list; the rest is left alone. */
export async function unsnoozeForTasks(tx: Tx, by: Machine, ids: readonly string[]): Promise<void> {
  const rows = await held(tx, by, ids);
  await takeUp(
    tx,
    by,
    "task",
    [...rows.values()].filter(({ state }) => state === "snoozed"),
  );
}

async function takeUp(
  tx: Tx,
  by: By,
  cause: "member" | "time" | "task",
  rows: readonly ConversationRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await tx.rows(
    "update conversations set state = 'active', snoozed_until = null where account_id = $1 and id = any($2::uuid[])",
    [tx.account, ids],
  );
  await disarm(tx, "unsnooze", ids);
  for (const row of rows) {
    const from = sightOf(row);
    const place = { actor: actorOf(by), contact: row.contact_id, conversation: row.id };
    record(tx, "conversation.unsnoozed", place, { from, to: { ...from, state: "active" }, by: cause });
  }
}
