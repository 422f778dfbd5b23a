import { moveConversations } from "../../conversations/move.ts";
import { prioritiseConversations } from "../../conversations/priority.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";
import { type Acting, type ActOf, type Apply, conversationOf, done } from "./acting.ts";

/** Classifies: inbox and reason. */
export const move: Apply<"move"> = async (tx, by, acting) => {
  const inboxes = await inboxesOf(
    tx,
    acting.flatMap(({ effect: { inbox, reason } }) => (inbox === null && reason) || []),
  );
  await moveConversations(
    tx,
    by,
    acting.map((one) => ({ id: conversationOf(one), assignToMe: false, ...targetOf(one, inboxes) })),
  );
  return acting.map(() => done);
};

/** A reason alone leads to its own inbox; an inbox alone changes nothing of one that is there already. */
function targetOf({ effect, facts: { conversation } }: Acting<ActOf<"move">>, inboxes: Map<string, string>) {
  const { inbox, reason } = effect;
  if (inbox === null) return { inboxId: found(inboxes.get(reason ?? "")), reasonId: reason };
  const stays = reason === null && inbox === conversation?.inbox;
  return { inboxId: inbox, reasonId: stays ? conversation.reason : reason };
}

async function inboxesOf(tx: Tx, reasons: readonly string[]): Promise<Map<string, string>> {
  if (reasons.length === 0) return new Map();
  const rows = await tx.rows<{ id: string; inbox: string }>(
    "select id, inbox_id as inbox from reasons where account_id = $1 and id = any($2::uuid[])",
    [tx.account, [...new Set(reasons)]],
  );
  return new Map(rows.map(({ id, inbox }) => [id, inbox]));
}

/** Before the rest of its queue, or in its turn. */
export const priority: Apply<"priority"> = async (tx, by, acting) => {
  await prioritiseConversations(
    tx,
    by,
    acting.map((one) => ({ id: conversationOf(one), ahead: one.effect.ahead })),
  );
  return acting.map(() => done);
};
