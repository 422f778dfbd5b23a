import { mayReply } from "../conversations/can.rules.ts";
import { allow, held } from "../conversations/load.ts";
import { lineOf } from "../conversations/merge/line.ts";
import { checkReply } from "../conversations/reply.rules.ts";
import { authorOf } from "../people/author.ts";
import { actorOf, type Machine } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";
import { offered } from "./choices.rules.ts";
import { type Written, writeSayings } from "./say.ts";

export interface Telling {
  conversation: string;
  text: string;
  /** Answers to choose from. */
  choices: readonly string[];
}

/**
 * Writes a workflow's words to customers, where a person could write, too. They are nobody's reply: no clock moves and
 * who waited goes on waiting. @throws NOT_FOUND, and what keeps a reply from being written
 */
export async function tellCustomers(tx: Tx, by: Machine, tellings: readonly Telling[]): Promise<void> {
  const rows = await held(
    tx,
    by,
    tellings.map(({ conversation }) => conversation),
  );
  const { workflow } = authorOf(by);
  const written: Written[] = [];
  for (const { conversation, ...told } of tellings) {
    const row = found(rows.get(conversation));
    allow(mayReply(by, row, tx.at));
    const { text, choices } = offered(row.channel, told);
    checkReply(row.channel, { text, fileIds: [] });
    const place = { conversation, contact: row.contact_id, connection: await lineOf(tx, row) };
    written.push({ ...place, text, data: { kind: "workflow", workflow, choices } });
  }
  await writeSayings(tx, actorOf(by), written);
}
