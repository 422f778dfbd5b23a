import { arm, disarm } from "../../deadlines/arm.ts";
import { actorOf, type By } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../../platform/events.ts";
import { type ConversationRow, sightOf } from "../rows.ts";
import type { Before } from "./merge.ts";

/** Takes the target up if it was set aside and the other's customer waits: nothing waits out of sight by a merge. */
export async function wake(
  tx: Tx,
  by: By,
  from: ConversationRow,
  into: ConversationRow,
): Promise<Before["woken"]> {
  if (into.state !== "snoozed" || from.waiting_since === null) return null;
  await Promise.all([setAside(tx, into, "active", null), disarm(tx, "unsnooze", [into.id])]);
  const sight = sightOf(into);
  const place = { actor: actorOf(by), contact: into.contact_id, conversation: into.id };
  record(tx, "conversation.unsnoozed", place, {
    from: sight,
    to: { ...sight, state: "active" },
    by: "member",
  });
  return { until: into.snoozed_until?.toISOString() ?? null };
}

/** What was set aside before the merge is so again after its undoing, unless the customer wrote since. */
export async function putAside(
  tx: Tx,
  by: By,
  from: ConversationRow,
  into: ConversationRow,
  before: Before,
): Promise<void> {
  const { state, snoozed_until: until } = before.from;
  if (state === "snoozed" && until) await armUnsnooze(tx, from, until);
  const wrote = into.last_inbound_at?.toISOString() !== (before.joined.last_inbound_at ?? undefined);
  if (before.woken === null || into.state !== "active" || wrote) return;
  await setAside(tx, into, "snoozed", before.woken.until);
  if (before.woken.until) await armUnsnooze(tx, into, before.woken.until);
  const sight = sightOf(into);
  const place = { actor: actorOf(by), contact: into.contact_id, conversation: into.id };
  record(tx, "conversation.snoozed", place, {
    from: sight,
    to: { ...sight, state: "snoozed" },
    until: before.woken.until,
  });
}

function setAside(tx: Tx, { id }: ConversationRow, state: string, until: string | null): Promise<unknown> {
  return tx.rows(
    "update conversations set state = $3, snoozed_until = $4 where account_id = $1 and id = $2",
    [tx.account, id, state, until],
  );
}

function armUnsnooze(tx: Tx, { id, contact_id }: ConversationRow, until: string): Promise<void> {
  return arm(tx, [{ kind: "unsnooze", key: id, dueAt: new Date(until), contact: contact_id }]);
}
