import { showHistory, showTicketThread } from "@relevo/contract/board.ts";
import { comment } from "@relevo/contract/messages.ts";
import { assignTicket, restoreTicket } from "@relevo/contract/ticket-acts.ts";
import { editTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { newId } from "../../../src/platform/ids.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { boardScene } from "./scene.ts";

const on = deskWithLine();
const scene = boardScene(on);

describe("history", () => {
  test("S0-14: lists every move in order with who, when, from, to and by what; a person's and a rule's tell apart", async () => {
    const { ana, clara, bruno } = on.people;
    const quoted = await scene.stage("Ventas", "Cotizado");
    const rule = await scene.rule(quoted, { trigger: "entry", resolution: "won" });
    const card = await scene.card();
    const { id } = card.ticket;
    const at: string[] = [];
    for (const name of ["Pendiente de respuesta", "En conversación", "Cotizado"]) {
      at.unshift((await scene.later(1)).toISOString());
      await scene.move(id, await scene.stage("Ventas", name));
    }
    await clara.client.call(editTicket, { params: { id }, body: { subject: "Mesas", nextStep: "Llamar" } });
    await bruno.client.call(assignTicket, { params: { id }, body: { memberId: on.people.beto.id } });
    const moments = await scene.history(id, bruno);
    expect(moments.map(({ id }) => Number(id))).toEqual(
      moments.map(({ id }) => Number(id)).toSorted((a, b) => b - a),
    );
    const who = { id: ana.id, name: "Ana" };
    expect(moments.filter(({ kind }) => kind === "moved")).toMatchObject([
      { actor: who, at: at[0], from: "En conversación", to: "Cotizado", source: "user", rule: null },
      { actor: who, at: at[1], from: "Pendiente de respuesta", to: "En conversación", source: "user" },
      { actor: who, at: at[2], from: "Nuevo", to: "Pendiente de respuesta", source: "user" },
    ]);
    expect(moments.find(({ kind }) => kind === "resolved")).toMatchObject({
      at: at[0],
      source: "entry",
      rule: { id: rule, trigger: "entry" },
      resolution: "won",
    });
    expect(moments.find(({ kind }) => kind === "created")).toMatchObject({
      actor: { name: "Clara" },
      to: "Nuevo",
      source: "user",
    });
    expect(moments.find(({ kind }) => kind === "changed")).toMatchObject({ codes: ["subject", "nextStep"] });
    expect(moments.find(({ kind }) => kind === "assigned")).toMatchObject({
      from: "Ana",
      to: "Beto",
      actor: { name: "Bruno" },
    });
    await scene.end(rule);
    const kept = (await scene.history(id, bruno)).find(({ kind }) => kind === "resolved");
    expect(kept?.rule).toEqual({ id: rule, trigger: "entry" });
  });

  test("S0-14: tells of a move to another funnel, of the archive and of what took it back, with its reason", async () => {
    const { clara } = on.people;
    const card = await scene.card();
    const { id } = card.ticket;
    await scene.move(id, await scene.stage("Soporte", "En proceso"));
    const moved = (await scene.history(id)).find(({ kind }) => kind === "moved");
    expect(moved).toMatchObject({ from: "Ventas · Nuevo", to: "Soporte · En proceso" });
    await scene.archive({ ...card, ticket: await scene.show(id) }, "lost");
    await clara.client.call(restoreTicket, { params: { id }, query: { reason: "Se equivocó de cliente" } });
    expect((await scene.history(id, clara)).slice(0, 3)).toMatchObject([
      { kind: "restored", actor: { name: "Clara" }, note: "Se equivocó de cliente" },
      { kind: "archived", actor: { name: "Ana" }, source: "user", rule: null },
      { kind: "resolved", resolution: "lost", source: "user" },
    ]);
  });

  test("goes on by pages, each moment once; refused to who does not see the ticket", async () => {
    const { ana, beto } = on.people;
    const { ticket } = await scene.card();
    for (const name of ["Cotizado", "Nuevo", "Cotizado"])
      await scene.move(ticket.id, await scene.stage("Ventas", name));
    const params = { id: ticket.id };
    const whole = await scene.history(ticket.id);
    const seen = [];
    for (let cursor: string | undefined | null; cursor !== null; ) {
      const page = await ana.client.call(showHistory, { params, query: { limit: 2, cursor } });
      seen.push(...page.items);
      cursor = page.next;
    }
    expect(seen).toEqual(whole);
    expect((await beto.client.refused(showHistory, { params })).status).toBe(404);
    expect((await ana.client.refused(showHistory, { params: { id: newId() } })).status).toBe(404);
    expect((await ana.client.refused(showHistory, { params, query: { cursor: "x" } })).code).toBe("INVALID");
  });
});

describe("the thread", () => {
  test("S0-18, S4-29: archived, a ticket deletes nothing: all that was said and noted is read, and nobody writes in it", async () => {
    const { ana, clara } = on.people;
    const card = await scene.card();
    await card.talk.say("quiero dos sillas");
    await ana.client.call(comment, {
      params: { id: card.talk.id },
      body: { text: "cliente del año pasado" },
    });
    await clara.client.call(editTicket, {
      params: { id: card.ticket.id },
      body: { description: "dos sillas" },
    });
    const before = {
      thread: await scene.thread(card.ticket.id),
      history: await scene.history(card.ticket.id),
    };
    await scene.archive(card);
    const after = await scene.thread(card.ticket.id);
    const kept = new Set(after.map(({ id }) => id));
    expect(before.thread.filter(({ id }) => !kept.has(id))).toEqual([]);
    const words = after.flatMap((item) => ("text" in item ? item.text : []));
    expect(words).toEqual([
      "Claro, va la respuesta",
      "cliente del año pasado",
      "quiero dos sillas",
      "Hola, ¿me ayudan?",
    ]);
    expect(await scene.history(card.ticket.id)).toEqual(expect.arrayContaining(before.history));
    const shown = await scene.show(card.ticket.id);
    expect(shown).toMatchObject({
      state: "archived",
      description: "dos sillas",
      actions: [{ conversationId: card.talk.id }],
    });
    expect(shown.can).toMatchObject({
      move: "TICKET_ARCHIVED",
      edit: "TICKET_ARCHIVED",
      restore: "FORBIDDEN",
    });
    expect((await scene.show(card.ticket.id, clara)).can.restore).toBe(true);
    expect(await scene.list({ contactId: card.contact, open: "false" })).toEqual([card.ticket.id]);
  });

  test("has all conversations of the ticket, newest first, over pages", async () => {
    const { ana, clara } = on.people;
    const card = await scene.card();
    const second = await scene.card({ funnel: "Soporte" });
    await scene.rows("update conversations set ticket_id = $2, link_state = 'confirmed' where id = $1", [
      second.talk.id,
      card.ticket.id,
    ]);
    const third = await scene.card({ funnel: "Soporte" });
    await scene.rows("update conversations set ticket_id = $2, link_state = 'proposed' where id = $1", [
      third.talk.id,
      card.ticket.id,
    ]);
    await card.talk.say("uno");
    await second.talk.say("dos");
    await third.talk.say("no es de aquí");
    await card.talk.say("tres");
    const whole = await scene.thread(card.ticket.id, clara);
    const said = whole.flatMap((item) => (item.kind === "message" ? item.text : []));
    expect(said.slice(0, 3)).toEqual(["tres", "dos", "uno"]);
    expect(said).not.toContain("no es de aquí");
    const params = { id: card.ticket.id };
    const seen = [];
    for (let cursor: string | undefined | null; cursor !== null; ) {
      const page = await clara.client.call(showTicketThread, { params, query: { limit: 3, cursor } });
      seen.push(...page.items);
      cursor = page.next;
    }
    expect(seen).toEqual(whole);
    expect((await ana.client.refused(showTicketThread, { params, query: { cursor: "x" } })).code).toBe(
      "INVALID",
    );
  });
});
