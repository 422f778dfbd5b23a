import { moveTicket } from "@relevo/contract/ticket-acts.ts";
import { beforeAll } from "vitest";
import type { Responder, Turn } from "../../src/responder/responder.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { ticketScene } from "../tickets/scene.ts";

/** An AI that says what the test tells it to. */
export interface Stub extends Responder {
  turns: Turn[];
  /** What it says next; by default it counts. */
  says: (turn: Turn) => Promise<string | null>;
}

/** A desk whose customers come into Ventas, where the AI answers in its first stage. */
export function aiDesk() {
  const stub: Stub = {
    turns: [],
    says: async () => `respuesta ${stub.turns.length}`,
    answer(turn) {
      stub.turns.push(turn);
      return stub.says(turn);
    },
  };
  const on = deskWithLine({ responder: stub });
  const scene = ticketScene(on);
  const stages = { ai: "", human: "" };
  beforeAll(async () => {
    const { stages: all } = await scene.funnel("Ventas");
    stages.ai = all[0]?.id ?? "";
    stages.human = all[1]?.id ?? "";
    await scene.rows("update stages set kind = 'ai' where id = $1", [stages.ai]);
    await scene.rows("update connections set inbox_id = $1 where id = $2", [
      on.people.inboxes.sales,
      on.line.connection,
    ]);
  });
  const ticketOf = async (conversation: string) => (await scene.linkOf(conversation))?.ticket ?? "";
  return {
    on,
    scene,
    stub,
    stages,
    ticketOf,
    /** What the AI wrote in a conversation. */
    said: (conversation: string) =>
      scene.rows<{ id: string; text: string; state: string }>(
        `select id, text, state from messages where conversation_id = $1 and author_kind = 'bot'
           and data->>'kind' = 'ai_answer' order by at, id`,
        [conversation],
      ),
    cancelledIn: async (conversation: string) =>
      (await scene.eventsOf(conversation, "message.state_changed")).flatMap(({ data }) =>
        data.to === "cancelled" ? [data] : [],
      ),
    /** As an administrator who drags the card. */
    move: async (conversation: string, stageId: string) =>
      on.people.clara.client.call(moveTicket, {
        params: { id: await ticketOf(conversation) },
        body: { stageId },
      }),
    /** Until the customer's messages are gathered. */
    async gathered() {
      const now = await on.desk.step();
      return on.desk.step(new Date(now.getTime() + 5_000));
    },
  };
}
