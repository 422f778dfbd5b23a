import type { Receiving } from "../../channels/inbound/receive-worker.ts";
import { arm } from "../../deadlines/arm.ts";
import { laneOf } from "../../deliveries/lane.rules.ts";
import type { Tx } from "../../platform/db.ts";
import { type Actor, record, system } from "../../platform/events.ts";
import { dropFiles } from "../files/drop.ts";
import { waitAgain } from "../wait-again.ts";
import { saysWindowClosed } from "../window.rules.ts";
import type { Plan } from "./changes.ts";
import { noteEarly, replayEarly } from "./early.ts";
import type { KnownMessage } from "./facts.ts";

/** What was told about messages: statuses, edits, revokes, reactions, and what came before its message. */
export async function writeNews(tx: Tx, connection: Receiving, plan: Plan): Promise<void> {
  await Promise.all([
    writeStates(tx, connection, plan),
    writeEdits(tx, plan),
    writeReactions(tx, plan),
    keepEarly(tx, connection, plan),
  ]);
}

/** Who did it: the customer, or the company on its own phone, whom the channel does not name. */
function by(ours: boolean, { contact, conversation }: KnownMessage) {
  const actor: Actor = ours ? system : { kind: "contact", id: contact };
  return { actor, contact, conversation };
}

async function writeStates(tx: Tx, connection: Receiving, plan: Plan): Promise<void> {
  const changes = [...plan.states.values()];
  if (changes.length === 0) return;
  await tx.rows(
    `update messages m set state = r.state, external_id = r.external, error_code = r.code, error_detail = r.detail
     from jsonb_to_recordset($2::jsonb) as r(id uuid, state text, external text, code text, detail text)
     where m.account_id = $1 and m.id = r.id and m.id = any($3)`,
    [
      tx.account,
      JSON.stringify(
        changes.map(({ message, to, external, error }) => ({
          id: message.id,
          state: to,
          external,
          code: error?.code,
          detail: error?.detail,
        })),
      ),
      changes.map(({ message }) => message.id),
    ],
  );
  for (const { message, from, to, error } of changes)
    if (from !== to)
      record(
        tx,
        "message.state_changed",
        { actor: system, contact: message.contact, conversation: message.conversation },
        { message: message.id, from, to, code: error?.code ?? null },
      );
  await waitAgain(
    tx,
    changes.flatMap(({ message, from, to }) =>
      from !== to && (from === "failed" || to === "failed") ? message.conversation : [],
    ),
  );
  // A status that names a message still under way tells that the channel has it: its lane may go on.
  const healed = changes.filter(
    ({ from }) => from === "sending" || from === "uncertain" || from === "pending",
  );
  const late = changes.filter(({ error }) => saysWindowClosed(error?.code ?? null));
  await arm(tx, [
    ...healed.map(({ message }) => ({
      kind: "deliver",
      key: laneOf(connection.id, message.contact),
      dueAt: tx.at,
      contact: message.contact,
    })),
    // The channel knows better than our clock when a window is closed.
    ...[...new Map(late.map(({ message }) => [message.conversation, message.contact]))].map(
      ([key, contact]) => ({
        kind: "expire",
        key,
        dueAt: tx.at,
        contact,
      }),
    ),
  ]);
}

async function writeEdits(tx: Tx, plan: Plan): Promise<void> {
  for (const { message, text, at } of plan.edits) {
    await tx.rows(
      "update messages set text = $2, edited_at = $3 where id = $1 and revoked_at is null and (edited_at is null or edited_at <= $3)",
      [message.id, text, at],
    );
    record(tx, "message.edited", by(message.direction === "out", message), { message: message.id });
  }
  for (const { message, at } of plan.revokes) {
    await tx.rows("update messages set text = '', data = null, revoked_at = $2 where id = $1", [
      message.id,
      at,
    ]);
    await dropFiles(tx, message.id);
    record(tx, "message.revoked", by(message.direction === "out", message), { message: message.id });
  }
  // What we took back answers nobody any more.
  await waitAgain(
    tx,
    plan.revokes.flatMap(({ message }) => (message.direction === "out" ? message.conversation : [])),
  );
}

async function writeReactions(tx: Tx, plan: Plan): Promise<void> {
  for (const { message, emoji, by: whose, at } of plan.reactions) {
    if (emoji === null)
      await tx.rows("delete from message_reactions where message_id = $1 and by_kind = $2 and at <= $3", [
        message.id,
        whose,
        at,
      ]);
    else
      await tx.rows(
        `insert into message_reactions (account_id, message_id, by_kind, emoji, at) values ($1, $2, $3, $4, $5)
         on conflict (account_id, message_id, by_kind) do update set emoji = excluded.emoji, at = excluded.at
         where message_reactions.at <= excluded.at`,
        [tx.account, message.id, whose, emoji, at],
      );
    const told = { message: message.id, by: whose, removed: emoji === null };
    record(tx, "message.reacted", by(whose === "member", message), told);
  }
}

/** News of a message we do not have yet waits for it; news of one we do have, that came first, goes again. */
async function keepEarly(tx: Tx, connection: Receiving, plan: Plan): Promise<void> {
  await noteEarly(tx, connection.id, plan.early);
  await replayEarly(
    tx,
    connection.id,
    plan.messages.map(({ external_id }) => external_id),
  );
}
