import { isWritten } from "../conversations/comment.rules.ts";
import { held } from "../conversations/load.ts";
import { lineOf } from "../conversations/merge/line.ts";
import { arm } from "../deadlines/arm.ts";
import { laneOf } from "../deliveries/lane.rules.ts";
import type { Tx } from "../platform/db.ts";
import { record, system } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { mayAnswer, type Silence } from "./gate.rules.ts";
import { holdStages, tellCancelled } from "./silence.ts";
import { answerKind, standings } from "./standing.ts";

export interface Answer {
  conversation: string;
  /** The customer's message it answers. */
  last: string;
  text: string;
}

/**
 * What the AI said, in the lane of what people write, if it may speak now. It counts as nobody's reply: the customer goes
 * on waiting for a person, and no clock moves. Where its ticket came into a human stage meanwhile, it stands in the thread
 * as cancelled.
 */
export async function writeAnswer(tx: Tx, { conversation, last, text }: Answer): Promise<true | Silence> {
  await held(tx, { account: tx.account, rule: "responder" }, [conversation]);
  await holdStages(tx, [conversation]);
  const [stood] = await standings(tx, [conversation]);
  if (!stood) return "ended";
  const verdict = mayAnswer(stood, last);
  if (verdict !== true && verdict !== "human_stage") return verdict;
  if (!isWritten(text)) return "nothing";
  const contact = stood.contact_id;
  const connection = await lineOf(tx, stood);
  const id = newId();
  await tx.rows(
    `insert into messages (account_id, id, conversation_id, contact_id, connection_id, direction, author_kind, type, text, data,
       state, forwarded, at, attempts)
     values ($1, $2, $3, $4, $5, 'out', 'bot', 'text', $6, $7, $8, false, $9, 0)`,
    [
      tx.account,
      id,
      conversation,
      contact,
      connection,
      text,
      JSON.stringify({ kind: answerKind, to: last }),
      verdict === true ? "pending" : "cancelled",
      tx.at,
    ],
  );
  if (verdict !== true) {
    tellCancelled(tx, { id, contact, conversation }, verdict);
    return verdict;
  }
  record(tx, "message.written", { actor: system, contact, conversation }, { message: id, type: "text" });
  await arm(tx, [{ kind: "deliver", key: laneOf(connection, contact), dueAt: tx.at, contact }]);
  return true;
}
