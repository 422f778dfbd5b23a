import { lockContacts, whoNow } from "../contacts/lock.ts";
import { lockIds, replayEarly } from "../conversations/receive/early.ts";
import { waitAgain } from "../conversations/wait-again.ts";
import { saysWindowClosed } from "../conversations/window.rules.ts";
import { arm, disarm } from "../deadlines/arm.ts";
import { type Database, inAccount, type Tx } from "../platform/db.ts";
import { record, system } from "../platform/events.ts";
import { laneOf } from "./lane.rules.ts";
import { pauseConnection } from "./pause.ts";
import type { Outcome, Outgoing } from "./sender.ts";

/** Sends tried again by schedule before they fail. */
const tries = 8;

/** Writes what the channel answered, in a transaction of its own, and lets the lane go on. */
export async function conclude(db: Database, message: Outgoing, outcome: Outcome): Promise<void> {
  const final: Outcome =
    outcome.kind === "retry" && message.attempts >= tries
      ? { kind: "failed", code: outcome.code, detail: outcome.detail }
      : outcome;
  if (final.kind === "pause") await pauseConnection(db, message.account, message.connection, final.code);
  await inAccount(db, message.account, async (tx) => {
    const contact = whoNow(await lockContacts(tx, [message.contact]))(message.contact);
    const conversation = await settle(tx, message, final);
    if (conversation && final.kind === "failed") await waitAgain(tx, [conversation]);
    // The channel knows better than our clock when a window is closed.
    if (conversation && final.kind === "failed" && saysWindowClosed(final.code))
      await arm(tx, [{ kind: "expire", key: conversation, dueAt: tx.at, contact }]);
    await disarm(tx, "uncertain", [message.id]);
    const wait = final.kind === "retry" ? final.afterMs : 0;
    const dueAt = new Date(tx.at.getTime() + wait);
    if (final.kind !== "pause")
      await arm(tx, [{ kind: "deliver", key: laneOf(message.connection, contact), dueAt, contact }]);
  });
}

/** A status may have overtaken the answer: only what is still `sending` is changed; answers its conversation then. */
async function settle(tx: Tx, message: Outgoing, outcome: Outcome): Promise<string | null> {
  const state = {
    accepted: "sent",
    retry: "pending",
    pause: "pending",
    failed: "failed",
    uncertain: "uncertain",
  }[outcome.kind];
  const external = outcome.kind === "accepted" ? outcome.externalId : null;
  if (external) await lockIds(tx, message.connection, [external]);
  const [error, detail] =
    outcome.kind === "accepted"
      ? [null, null]
      : [outcome.kind === "uncertain" ? "uncertain" : outcome.code, outcome.detail];
  const [row] = await tx.rows<{ conversation: string }>(
    `update messages set state = $3, external_id = coalesce($4, external_id), error_code = $5, error_detail = $6
     where account_id = $1 and id = $2 and state = 'sending' returning conversation_id as conversation`,
    [tx.account, message.id, state, external, error, detail],
  );
  if (!row) return null;
  const place = { actor: system, contact: message.contact, conversation: row.conversation };
  record(tx, "message.state_changed", place, {
    message: message.id,
    from: "sending",
    to: state,
    code: error,
  });
  if (external) await replayEarly(tx, message.connection, [external]);
  return row.conversation;
}
