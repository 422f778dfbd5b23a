import { arm } from "../deadlines/arm.ts";
import type { Kind } from "../deadlines/kind.ts";
import { record, system } from "../platform/events.ts";
import { laneOf } from "./lane.rules.ts";

/** A send began and its result never came: we do not know, and say so. The lane goes on. */
export const uncertainKind: Kind = {
  name: "uncertain",
  async fire(tx, due) {
    const rows = await tx.rows<{ id: string; contact: string; connection: string; conversation: string }>(
      `update messages set state = 'uncertain', error_code = 'uncertain', error_detail = 'no answer'
       where account_id = $1 and id = any($2) and state = 'sending'
       returning id, contact_id as contact, connection_id as connection, conversation_id as conversation`,
      [tx.account, due.map(({ key }) => key)],
    );
    for (const { id, contact, conversation } of rows)
      record(
        tx,
        "message.state_changed",
        { actor: system, contact, conversation },
        { message: id, from: "sending", to: "uncertain", code: "uncertain" },
      );
    await arm(
      tx,
      rows.map(({ connection, contact }) => ({
        kind: "deliver",
        key: laneOf(connection, contact),
        dueAt: tx.at,
        contact,
      })),
    );
    return [];
  },
};
