import { arm, disarm } from "../deadlines/arm.ts";
import type { Callout, Kind } from "../deadlines/kind.ts";
import { type Database, inAccount, type Tx } from "../platform/db.ts";
import type { Log } from "../platform/log.ts";
import type { Reaction } from "../platform/reactions.ts";
import { mayAnswer } from "./gate.rules.ts";
import type { Responder, Turn } from "./responder.ts";
import { type Stood, saidIn, standings } from "./standing.ts";
import { writeAnswer } from "./write-answer.ts";

/** Ms for a customer who writes in several messages to finish. */
const gathering = 4_000;
/** Ms after which an answer that never came is asked for again: a process may have died over it. */
const patience = 120_000;
/** How often the AI is asked about one turn. */
const tries = 3;

/** A customer wrote, or their ticket came into another stage: whether the AI answers is decided when it comes due. */
export const respondReaction: Reaction = {
  name: "respond",
  events: ["message.received", "ticket.created", "ticket.stage_changed"],
  async react(tx, events) {
    const at = new Map<string, Date>();
    for (const event of events) if (event.conversation_id) at.set(event.conversation_id, event.at);
    const moved = events.flatMap(({ name, at: when, data }) =>
      name !== "message.received" && typeof data.ticket === "string" ? [[data.ticket, when] as const] : [],
    );
    for (const { id, ticket } of await linkedTo(
      tx,
      moved.map(([ticket]) => ticket),
    )) {
      const when = new Map(moved).get(ticket);
      if (when) at.set(id, when);
    }
    const stood = await standings(tx, [...at.keys()]);
    await arm(
      tx,
      stood
        .filter((one) => mayAnswer(one) === true)
        .map((one) => {
          const since = at.get(one.id) ?? tx.at;
          return turnOf(one, new Date(since.getTime() + gathering), 0);
        }),
    );
  },
};

function linkedTo(tx: Tx, tickets: readonly string[]): Promise<{ id: string; ticket: string }[]> {
  return tx.rows(
    `select id, ticket_id as ticket from conversations
     where account_id = $1 and ticket_id = any($2::uuid[]) and link_state = 'confirmed'`,
    [tx.account, tickets],
  );
}

function turnOf({ id, contact_id }: Stood, dueAt: Date, asked: number) {
  return { kind: "respond", key: id, dueAt, contact: contact_id, data: { asked } };
}

/** Asks the AI, where it may speak. Key: the conversation. */
export function respondKind(db: Database, log: Log, responder: Responder): Kind {
  return {
    name: "respond",
    async fire(tx, due) {
      const asked = new Map(due.map(({ key, data }) => [key, Number(data.asked ?? 0)]));
      const stood = await standings(tx, [...asked.keys()]);
      const turns = stood.filter((one) => mayAnswer(one) === true && (asked.get(one.id) ?? 0) < tries);
      const again = new Date(tx.at.getTime() + patience);
      await arm(
        tx,
        turns.map((one) => turnOf(one, again, (asked.get(one.id) ?? 0) + 1)),
      );
      const said = await saidIn(
        tx,
        turns.map(({ id }) => id),
      );
      return turns.flatMap((one) => {
        const { id, last, ticket } = one;
        if (!ticket || !last) return [];
        const { stage, number, subject } = ticket;
        const about = { ticket: { id: ticket.id, number, subject }, stage, messages: said.get(id) ?? [] };
        return [ask({ account: tx.account, conversation: id, ...about }, last)];
      });
    },
  };

  /** What the AI says is written in a transaction of its own, which asks the gate again. */
  function ask(turn: Turn, last: string): Callout {
    return async () => {
      const text = (await responder.answer(turn)) ?? "";
      const { account, conversation } = turn;
      await inAccount(db, account, async (tx) => {
        const verdict = await writeAnswer(tx, { conversation, last, text });
        // A newer message has a turn of its own, whose promise is left alone.
        if (verdict !== "newer") await disarm(tx, "respond", [conversation]);
        if (verdict !== true) log.info({ account, conversation, verdict }, "the AI stays silent");
      });
    };
  }
}
