import type { Kind } from "../deadlines/kind.ts";
import type { Tx } from "../platform/db.ts";
import { confirmAnswered } from "./answer.ts";
import { optContacts } from "./opt.ts";
import { proposeTickets } from "./propose.ts";
import { type Word, wordOf } from "./words.rules.ts";

/** A customer's message, and what it says to the desk itself. */
export interface Spoken<W = Word> {
  message: string;
  conversation: string;
  contact: string;
  at: Date;
  word: W;
}
export type Of<K extends Word["kind"]> = Extract<Word, { kind: K }>;

/** Does what customers' words ask for: BAJA and ALTA, Sí to ¿Quedó resuelto?, a ticket's number. Key: the message. */
export const wordsKind: Kind = {
  name: "words",
  async fire(tx, due) {
    const spoken = await spokenIn(
      tx,
      due.map(({ key }) => key),
    );
    await optContacts(tx, only(spoken, "opt"));
    await confirmAnswered(tx, only(spoken, "answer"));
    await proposeTickets(tx, only(spoken, "ticket"));
    return [];
  },
};

async function spokenIn(tx: Tx, messages: readonly string[]): Promise<Spoken[]> {
  const rows = await tx.rows<{
    id: string;
    conversation: string;
    contact: string;
    at: Date;
    type: string;
    text: string;
    data: Record<string, unknown> | null;
  }>(
    `select id, conversation_id as conversation, contact_id as contact, at, type, text, data from messages
     where account_id = $1 and id = any($2::uuid[]) and direction = 'in' and revoked_at is null order by at, id`,
    [tx.account, messages],
  );
  return rows.flatMap(({ id, conversation, contact, at, ...written }) => {
    const word = wordOf(written);
    return word ? [{ message: id, conversation, contact, at, word }] : [];
  });
}

function only<K extends Word["kind"]>(spoken: readonly Spoken[], kind: K): Spoken<Of<K>>[] {
  const is = (word: Word): word is Of<K> => word.kind === kind;
  return spoken.flatMap(({ word, ...one }) => (is(word) ? [{ ...one, word }] : []));
}
