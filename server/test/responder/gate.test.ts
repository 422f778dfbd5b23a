import { setTimeout as wait } from "node:timers/promises";
import { createCalendar } from "@relevo/contract/calendars.ts";
import { showConversation } from "@relevo/contract/conversations.ts";
import { reply, showThread } from "@relevo/contract/messages.ts";
import { MoveRequest } from "@relevo/contract/ticket-acts.ts";
import { linkTicket } from "@relevo/contract/tickets.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { arm } from "../../src/deadlines/arm.ts";
import { laneOf } from "../../src/deliveries/lane.rules.ts";
import { now } from "../../src/platform/clock.ts";
import { inAccount } from "../../src/platform/db.ts";
import { moveTickets } from "../../src/tickets/move/move.ts";
import { withPolicy } from "../conversations/expire/session.ts";
import { textMessage } from "../emulators/graph/builders.ts";
import { aiDesk } from "./scene.ts";

const { on, scene, stub, stages, said, cancelledIn, move, ticketOf, gathered } = aiDesk();
const show = (id: string) => on.people.clara.client.call(showConversation, { params: { id } });
const reached = (phone = "") =>
  on.graph.state.messages.flatMap(({ payload }) => (payload.to === `+${phone}` ? [payload] : []));

/** The line waits, or goes on with what comes next. */
const pause = (waits: boolean) =>
  scene.rows("update connections set paused_at = case when $2 then created_at end where id = $1", [
    on.line.connection,
    waits,
  ]);

beforeEach(() => {
  stub.turns.length = 0;
  stub.says = async () => `respuesta ${stub.turns.length}`;
});

describe("S0-4: in an AI stage the AI answers", () => {
  test("once for all the customer wrote together; it is sent, and the customer goes on waiting for a person", async () => {
    const { id, who } = await on.opened();
    await on.line.text(who, "¿tienen neveras?");
    await gathered();
    expect(stub.turns).toHaveLength(1);
    expect(stub.turns[0]).toMatchObject({
      account: on.people.account,
      conversation: id,
      ticket: { id: await ticketOf(id) },
      stage: { id: stages.ai, name: "Nuevo" },
      messages: [
        { by: "contact", text: "hola" },
        { by: "contact", text: "¿tienen neveras?" },
      ],
    });
    expect(await said(id)).toMatchObject([{ text: "respuesta 1", state: "sent" }]);
    expect(reached(who.phone)).toMatchObject([{ text: { body: "respuesta 1" } }]);
    const after = await show(id);
    expect(after.waitingSince).not.toBeNull();
    expect(after).toMatchObject({ state: "queued", unread: 2, last: { preview: "¿tienen neveras?" } });
    await on.line.text(who, "¿y el precio?");
    await gathered();
    expect((await said(id)).map(({ text }) => text)).toEqual(["respuesta 1", "respuesta 2"]);
    expect(stub.turns[1]?.messages.at(-2)).toMatchObject({ by: "bot", text: "respuesta 1" });
  });

  test("who was answered by a person is not answered again", async () => {
    const { id } = await on.opened();
    await on.people.clara.client.call(reply, { params: { id }, body: { text: "Ya le cuento" } });
    await gathered();
    expect(stub.turns).toEqual([]);
  });

  test("a ticket that comes back into an AI stage is answered there, if its customer waits", async () => {
    const { id } = await on.opened();
    await move(id, stages.human);
    await gathered();
    expect(await said(id)).toEqual([]);
    await move(id, stages.ai);
    await gathered();
    expect(await said(id)).toMatchObject([{ state: "sent" }]);
  });

  test("one that fails is asked again, three times at most; nothing or blanks are no answer", async () => {
    const { id } = await on.opened();
    let failures = 0;
    stub.says = async () => {
      failures += 1;
      throw new Error("no model");
    };
    const now = await gathered();
    await on.desk.step(new Date(now.getTime() + 3_600_000));
    expect(failures).toBe(3);
    stub.says = async () => " \n";
    const { id: other } = await on.opened();
    await gathered();
    expect(await scene.rows("select from deadlines where kind = 'respond' and key = $1", [other])).toEqual(
      [],
    );
    expect([...(await said(id)), ...(await said(other))]).toEqual([]);
  });
});

describe("S0-3: in a human stage", () => {
  test("the AI sends nothing and is not asked; the away message still goes, and answers nobody", async () => {
    const calendar = await on.people.clara.client.call(createCalendar, {
      body: { name: "Nunca", timeZone: "America/Santiago", hours: [{ day: 1, from: 0, to: 1 }] },
    });
    const away = { on: true, text: "Abrimos a las 9." };
    await withPolicy(on, on.people.inboxes.sales, { away, calendarId: calendar.id });
    await scene.rows("update stages set kind = 'human' where id = $1", [stages.ai]);
    try {
      const { id, who } = await on.opened();
      await on.line.text(who, "¿siguen ahí?");
      await gathered();
      expect(stub.turns).toEqual([]);
      expect(await said(id)).toEqual([]);
      expect(reached(who.phone)).toMatchObject([{ text: { body: away.text } }]);
      expect((await show(id)).waitingSince).not.toBeNull();
    } finally {
      await scene.rows("update stages set kind = 'ai' where id = $1", [stages.ai]);
      await withPolicy(on, on.people.inboxes.sales, { away: { ...away, on: false } });
    }
  });
});

describe("S0-4: a move to a human stage", () => {
  /** What the desk sends waits. */
  const paused = async (work: () => Promise<void>) => {
    await pause(true);
    try {
      await work();
    } finally {
      await pause(false);
    }
  };

  test("cancels the reply that waits to leave, and says so; people's messages stay", async () => {
    await paused(async () => {
      const { id, who } = await on.opened();
      await gathered();
      expect(await said(id)).toMatchObject([{ state: "pending" }]);
      await on.people.clara.client.call(reply, { params: { id }, body: { text: "Soy Clara" } });
      await move(id, stages.human);
      const [cancelled] = await said(id);
      expect(cancelled).toMatchObject({ state: "cancelled" });
      expect(await cancelledIn(id)).toEqual([
        { message: cancelled?.id, from: "pending", to: "cancelled", code: "human_stage" },
      ]);
      const { items } = await on.people.clara.client.call(showThread, { params: { id } });
      expect(items).toContainEqual(expect.objectContaining({ id: cancelled?.id, state: "cancelled" }));
      await pause(false);
      await on.people.clara.client.call(reply, { params: { id }, body: { text: "¿En qué le ayudo?" } });
      await on.desk.settle();
      expect(reached(who.phone)).toMatchObject([
        { text: { body: "Soy Clara" } },
        { text: { body: "¿En qué le ayudo?" } },
      ]);
    });
  });

  test("kills the answer the AI is thinking about: it stands in the thread as cancelled", async () => {
    const { id, who } = await on.opened();
    stub.says = async () => {
      await move(id, stages.human);
      return "tarde";
    };
    await gathered();
    expect(await said(id)).toMatchObject([{ text: "tarde", state: "cancelled" }]);
    expect(await cancelledIn(id)).toMatchObject([{ code: "human_stage" }]);
    expect(reached(who.phone)).toEqual([]);
    expect(await scene.rows("select from deadlines where kind = 'respond' and key = $1", [id])).toEqual([]);
  });

  test("takes back what the AI was to be asked", async () => {
    const { id } = await on.opened();
    expect(await scene.rows("select from deadlines where kind = 'respond' and key = $1", [id])).toHaveLength(
      1,
    );
    await move(id, stages.human);
    expect(await scene.rows("select from deadlines where kind = 'respond' and key = $1", [id])).toEqual([]);
  });

  test("what the customer wrote meanwhile has an answer of its own", async () => {
    const { id, who } = await on.opened();
    stub.says = async ({ messages }) => {
      if (stub.turns.length === 1) {
        // Not settled: that would wait for this very answer.
        const update = textMessage(who, "espere, otra cosa", { at: await now(on.desk.db) });
        await on.graph.deliver(on.line.hook, [update], { to: on.line.line });
        await expect.poll(async () => (await show(id)).unread).toBe(2);
      }
      return `a: ${messages.at(-1)?.text}`;
    };
    await gathered();
    await gathered();
    expect((await said(id)).map(({ text }) => text)).toEqual(["a: espere, otra cosa"]);
  });

  test("a stage that becomes human, or a link that is taken back, silences what waits", async () => {
    await paused(async () => {
      const { id, who } = await on.opened();
      await gathered();
      await scene.rows("update stages set kind = 'human' where id = $1", [stages.ai]);
      await pause(false);
      try {
        await on.people.clara.client.call(reply, { params: { id }, body: { text: "Soy Clara" } });
        await on.desk.settle();
        expect(await said(id)).toMatchObject([{ state: "cancelled" }]);
        expect(reached(who.phone)).toMatchObject([{ text: { body: "Soy Clara" } }]);
      } finally {
        await scene.rows("update stages set kind = 'ai' where id = $1", [stages.ai]);
      }
    });
  });
});

describe("S0-4: moves and sends at the same instant", () => {
  test.each([
    ["of the customer's own ticket", false],
    ["of another contact's ticket, whose lock is another", true],
  ])("%s: nothing of the AI leaves after the move, whoever comes first", async (_, others) => {
    const states: string[] = [];
    for (let i = 0; i < 16; i++) {
      const { id, who } = await on.opened();
      if (others) await linkToAnother(id);
      let moving: Promise<unknown> = Promise.resolve();
      stub.says = async () => {
        // From before the answer is written to while it leaves.
        moving = wait(i).then(() => move(id, stages.human));
        return "¡aquí estoy!";
      };
      await on.line.text(who, "¿hay alguien?");
      await gathered();
      await moving;
      await on.desk.settle();
      const [answer] = await said(id);
      states.push(answer?.state ?? "none");
      expect(reached(who.phone)).toHaveLength(answer?.state === "sent" ? 1 : 0);
      const log = await scene.rows<{ name: string; data: { to?: string } }>(
        "select name, data from events where conversation_id = $1 or data->>'ticket' = $2 order by id",
        [id, await ticketOf(id)],
      );
      const at = (to: string) => log.findIndex(({ data }) => data.to === to);
      expect(at("sending") === -1 || at("cancelled") === -1).toBe(true);
      expect(at(stages.human)).toBeGreaterThan(at("sending"));
    }
    expect(states.filter((state) => state !== "sent" && state !== "cancelled")).toEqual([]);
  });

  test("what is about to leave waits for a move that is under way, and is cancelled by it", async () => {
    const { id, who } = await on.opened();
    await linkToAnother(id);
    await on.line.text(who, "¿hay alguien?");
    await pause(true);
    await gathered();
    expect(await said(id)).toMatchObject([{ state: "pending" }]);
    await pause(false);
    const commit = Promise.withResolvers<void>();
    const moved = Promise.withResolvers<void>();
    const request = MoveRequest.parse({ stageId: stages.human });
    const [ticket, contact] = [await ticketOf(id), await scene.contactOf(id)];
    const moving = inAccount(on.desk.db, on.people.account, async (tx) => {
      await moveTickets(tx, { account: tx.account, rule: "workflow" }, [{ ticket, request }]);
      moved.resolve();
      await commit.promise;
    });
    await moved.promise;
    const key = laneOf(on.line.connection, contact);
    await inAccount(on.desk.db, on.people.account, (tx) =>
      arm(tx, [{ kind: "deliver", key, dueAt: tx.at, contact }]),
    );
    await expect.poll(waiting).toBeGreaterThan(0);
    commit.resolve();
    await moving;
    await on.desk.settle();
    expect(await said(id)).toMatchObject([{ state: "cancelled" }]);
    expect(reached(who.phone)).toEqual([]);
  });

  /** Transactions that wait for another's lock. */
  async function waiting(): Promise<number> {
    const { rows } = await on.desk.db.pool.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return rows.length;
  }
  async function linkToAnother(id: string): Promise<void> {
    const ticketId = await ticketOf((await on.opened()).id);
    const body = { ticketId, confirmed: true };
    await on.people.clara.client.call(linkTicket, { params: { id }, body });
  }
});
