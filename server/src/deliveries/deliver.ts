import { arm } from "../deadlines/arm.ts";
import type { Callout, Due, Kind } from "../deadlines/kind.ts";
import type { Database, Tx } from "../platform/db.ts";
import { record, system } from "../platform/events.ts";
import { leaving } from "../responder/silence.ts";
import { answerKind } from "../responder/standing.ts";
import { conclude } from "./conclude.ts";
import { laneOf, laneParts } from "./lane.rules.ts";
import type { Outgoing, Sender } from "./sender.ts";

interface Row extends Outgoing {
  channel: string;
  conversation: string;
  state: "pending" | "sending";
  paused: boolean;
  /** The AI wrote it: it leaves only while its ticket is in an AI stage. */
  answer: boolean;
}

/** Ms after which a send without a result is `uncertain`: longer than any time-out of a sender. */
const patience = 120_000;

/**
 * A lane came due: its first message leaves, if none is under way. `sending` is committed before the call,
 * so that a crash in between is seen as uncertain and never sent twice.
 */
export function deliverKind(db: Database, senders: readonly Sender[]): Kind {
  const sender = new Map<string, Sender>(senders.map((one) => [one.channel, one]));
  return {
    name: "deliver",
    async fire(tx, due) {
      const ready = (await firstOfLanes(tx, due)).filter(
        ({ state, paused }) => state === "pending" && !paused,
      );
      const heads = await allowed(tx, ready);
      if (heads.length === 0) return [];
      await tx.rows(
        "update messages set state = 'sending', attempts = attempts + 1 where account_id = $1 and id = any($2)",
        [tx.account, heads.map(({ id }) => id)],
      );
      await arm(
        tx,
        heads.map(({ id, contact }) => ({
          kind: "uncertain",
          key: id,
          dueAt: new Date(tx.at.getTime() + patience),
          contact,
        })),
      );
      for (const { id, contact, conversation } of heads)
        record(
          tx,
          "message.state_changed",
          { actor: system, contact, conversation },
          { message: id, from: "pending", to: "sending", code: null },
        );
      return heads.flatMap((message): Callout[] => {
        const one = sender.get(message.channel);
        return one ? [() => send(one, { ...message, attempts: message.attempts + 1 })] : [];
      });
    },
  };

  async function send(one: Sender, message: Outgoing): Promise<void> {
    const outcome = await one.send(message).catch((error: unknown) => ({
      kind: "uncertain" as const,
      detail: error instanceof Error ? error.name : "fault",
    }));
    await conclude(db, message, outcome);
  }
}

/** Without what the AI must not say; behind that the lane goes on. */
async function allowed(tx: Tx, ready: readonly Row[]): Promise<Row[]> {
  const answers = ready.filter(({ answer }) => answer);
  if (answers.length === 0) return [...ready];
  const may = await leaving(tx, answers);
  const heads = ready.filter(({ id, answer }) => !answer || may.has(id));
  const rest = ready.filter((row) => !heads.includes(row));
  await arm(
    tx,
    rest.map(({ connection, contact }) => ({
      kind: "deliver",
      key: laneOf(connection, contact),
      dueAt: tx.at,
      contact,
    })),
  );
  return heads;
}

function firstOfLanes(tx: Tx, due: readonly Due[]): Promise<Row[]> {
  const lanes = due.map(({ key }) => laneParts(key));
  return tx.rows<Row>(
    `select m.account_id as account, m.id, m.connection_id as connection, m.contact_id as contact, m.conversation_id as conversation,
       m.type, m.text, m.reply_to_external as "replyTo", m.state, m.attempts, n.channel, n.paused_at is not null or not n.active as paused,
       coalesce(m.data->'choices', '[]') as choices, m.author_kind = 'bot' and coalesce(m.data->>'kind' = $4, false) as answer,
       coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mimeType', f.mime_type, 'size', f.size) order by f.id)
         from files f where f.account_id = m.account_id and f.message_id = m.id), '[]') as files
     from unnest($2::uuid[], $3::uuid[]) lane(connection, contact),
       lateral (select * from messages x where x.account_id = $1 and x.connection_id = lane.connection and x.contact_id = lane.contact
         and x.state in ('pending', 'sending') order by x.at, x.id limit 1) m
     join connections n on n.account_id = m.account_id and n.id = m.connection_id`,
    [tx.account, lanes.map(({ connection }) => connection), lanes.map(({ contact }) => contact), answerKind],
  );
}
