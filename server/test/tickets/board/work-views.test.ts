import { seeTicket } from "@relevo/contract/board.ts";
import { markRead, transfer } from "@relevo/contract/conversations.ts";
import { comment } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import { sayByItself } from "../../../src/automessages/say.ts";
import { system } from "../../../src/platform/events.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { boardScene } from "./scene.ts";

const on = deskWithLine();
const scene = boardScene(on);
const view = (name: "new" | "unanswered" | "stuck", who = on.people.ana) =>
  scene.list({ view: name, owner: "me", kind: "human" }, who);

describe("new", () => {
  test("S0-6: a ticket somebody was given counts until they open it; a colleague's look changes nothing", async () => {
    const { ana, beto, bruno } = on.people;
    const { ticket, talk } = await scene.card();
    await beto.client.refused(seeTicket, { params: { id: ticket.id } });
    const before = (await scene.counts(beto)).new;
    await bruno.client.call(transfer, { params: { id: talk.id }, body: { memberId: beto.id } });
    expect((await scene.counts(beto)).new).toBe(before + 1);
    expect(await view("new", beto)).toContain(ticket.id);
    expect((await scene.show(ticket.id, bruno)).seen).toBe(false);
    await bruno.client.call(seeTicket, { params: { id: ticket.id } });
    expect((await scene.counts(beto)).new).toBe(before + 1);
    await beto.client.call(seeTicket, { params: { id: ticket.id } });
    await beto.client.call(seeTicket, { params: { id: ticket.id } });
    expect((await scene.counts(beto)).new).toBe(before);
    expect(await view("new", beto)).not.toContain(ticket.id);
    expect((await scene.show(ticket.id, beto)).seen).toBe(true);
    const events = await scene.events(ticket.id, "seen");
    expect(events).toMatchObject([{ name: "ticket.seen", actor: beto.id }]);
    expect((await ana.client.refused(seeTicket, { params: { id: ticket.id } })).status).toBe(404);
  });

  test("S0-6: opening its conversation is opening it", async () => {
    const { beto, bruno } = on.people;
    const { ticket, talk } = await scene.card();
    await bruno.client.call(transfer, { params: { id: talk.id }, body: { memberId: beto.id } });
    expect(await view("new", beto)).toContain(ticket.id);
    await bruno.client.call(markRead, { params: { id: talk.id } });
    expect(await view("new", beto)).toContain(ticket.id);
    await beto.client.call(markRead, { params: { id: talk.id } });
    expect(await view("new", beto)).not.toContain(ticket.id);
    expect(await scene.events(ticket.id, "seen")).toHaveLength(1);
  });
});

describe("without reply", () => {
  test("S0-7: the customer wrote last; a person's reply removes it, a bot's reply and an internal note do not", async () => {
    const { ana } = on.people;
    const { ticket, talk } = await scene.card();
    await talk.say("¿siguen ahí?");
    const before = (await scene.counts()).unanswered;
    expect(await view("unanswered")).toContain(ticket.id);
    await ana.client.call(comment, { params: { id: talk.id }, body: { text: "le llamo luego" } });
    await botSays(talk.id);
    expect(await view("unanswered")).toContain(ticket.id);
    expect((await scene.counts()).unanswered).toBe(before);
    expect((await scene.show(ticket.id)).waitingSince).not.toBeNull();
    await talk.answer();
    expect(await view("unanswered")).not.toContain(ticket.id);
    expect((await scene.counts()).unanswered).toBe(before - 1);
    expect((await scene.show(ticket.id)).waitingSince).toBeNull();
    await talk.say("gracias, ¿y el despacho?");
    expect(await view("unanswered")).toContain(ticket.id);
  });

  /** As the desk does when nobody is there. */
  async function botSays(conversation: string): Promise<void> {
    const contact = await scene.contactOf(conversation);
    const words = { text: "Ya le atendemos", choices: [] };
    const saying = { conversation, contact, connection: on.line.connection, kind: "away" as const, ...words };
    await scene.locked([contact], (tx) => sayByItself(tx, system, [saying]));
    await on.desk.settle();
  }
});

describe("stuck", () => {
  test("S0-8: longer in its stage than the stage allows; moving starts the clock anew", async () => {
    const { ticket } = await scene.card({ stage: "Cotizado" });
    await scene.rows("update stages set stuck_hours = 5 where id = $1", [
      await scene.stage("Ventas", "Cotizado"),
    ]);
    const card = await scene.show(ticket.id);
    expect(new Date(card.stuckAt ?? 0).getTime() - new Date(card.stageEnteredAt).getTime()).toBe(
      5 * 3_600_000,
    );
    await scene.later(4);
    expect(await view("stuck")).not.toContain(ticket.id);
    await scene.later(2);
    expect(await view("stuck")).toContain(ticket.id);
    const column = (await scene.boardOf("Ventas")).find(({ tickets }) =>
      tickets.some(({ id }) => id === ticket.id),
    );
    expect(column?.stuck).toBe(1);
    const before = (await scene.counts()).stuck;
    await scene.move(ticket.id, await scene.stage("Ventas", "En conversación"));
    expect(await view("stuck")).not.toContain(ticket.id);
    expect((await scene.counts()).stuck).toBe(before - 1);
    await scene.move(ticket.id, await scene.stage("Ventas", "Cotizado"));
    expect(await view("stuck")).not.toContain(ticket.id);
  });

  test("S0-8: a stage without a threshold holds nobody up", async () => {
    const { ticket } = await scene.card({ stage: "Pendiente de respuesta" });
    const stage = await scene.stage("Ventas", "Pendiente de respuesta");
    await scene.rows("update stages set stuck_hours = null where id = $1", [stage]);
    await scene.later(1000);
    expect(await view("stuck")).not.toContain(ticket.id);
    expect((await scene.show(ticket.id)).stuckAt).toBeNull();
  });
});

test("S0-2: what waits in an AI stage is not the agent's work", async () => {
  const { ticket, talk } = await scene.card();
  await talk.say("¿hola?");
  expect(await view("unanswered")).toContain(ticket.id);
  const before = (await scene.counts()).unanswered;
  await scene.rows("update stages set kind = 'ai' where id = $1", [ticket.stage.id]);
  expect(await view("unanswered")).not.toContain(ticket.id);
  expect((await scene.counts()).unanswered).toBeLessThan(before);
  expect(await scene.list({ view: "unanswered", kind: "ai" })).toContain(ticket.id);
  await scene.rows("update stages set kind = 'human' where id = $1", [ticket.stage.id]);
});
