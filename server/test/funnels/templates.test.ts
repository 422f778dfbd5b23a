import { showTicket } from "@relevo/contract/board.ts";
import { listFunnels, type Stage } from "@relevo/contract/funnels.ts";
import { editMe } from "@relevo/contract/people.ts";
import { listRules } from "@relevo/contract/resolution-rules.ts";
import { moveTicket } from "@relevo/contract/ticket-acts.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { opened } from "../conversations/close/scene.ts";
import { otherAccount } from "../support/cast.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { funnelScene } from "./scene.ts";

const on = deskWithLine();
const scene = funnelScene(on);
const { clara } = scene;

describe("a funnel from a template", () => {
  test("S4-37: sales and scheduling come with stages, definitions, reasons and rules", async () => {
    const sales = await scene.made("sales");
    expect(sales.stages.map(({ name, type, stuckHours }) => [name, type, stuckHours])).toEqual([
      ["Nuevo", "normal", 48],
      ["En conversación", "normal", 48],
      ["Cotizado", "normal", 48],
      ["Pendiente de respuesta", "normal", 72],
      ["Ganado", "won", null],
      ["Perdido", "lost", null],
    ]);
    expect(sales).toMatchObject({ currency: "CLP", wonDefinition: "Cuando el cliente compra." });
    expect(sales.reasons.map(({ kind, name }) => `${kind} ${name}`)).toContain("lost Precio");
    const booking = await scene.made("scheduling");
    expect(booking).toMatchObject({
      wonDefinition: "Cuando el cliente agenda.",
      lostDefinition: "Cuando no agenda dentro del plazo definido.",
    });
    const first = booking.stages[0]?.id;
    const returnTo = { funnelId: booking.id, stageId: first };
    const rulesOf = async (name: string) =>
      (await clara().call(listRules, { params: { id: scene.stageOf(booking, name).id } })).items;
    const late = { trigger: "time", waitMinutes: 2 * 24 * 60, resolution: "lost", archive: true };
    expect(await rulesOf("Información de agendamiento")).toMatchObject([
      { ...late, basis: "time_in_stage", active: true, returnTo, updatedBy: { id: on.people.clara.id } },
    ]);
    expect(await rulesOf("Pendiente de respuesta")).toMatchObject([
      { ...late, basis: "no_customer_message", active: true, returnTo },
    ]);
    expect(scene.stageOf(booking, "Agendado").type).toBe("won");
    expect(await rulesOf("Finalizado")).toMatchObject([
      { trigger: "entry", resolution: "won", archive: true, active: true, returnTo },
    ]);
  });

  test("S4-37: who books is won, who comes is won and done, who does not book in time is lost", async () => {
    await clara().call(editMe, { body: { language: "pt-BR" } });
    const booking = await scene.made("scheduling");
    await clara().call(editMe, { body: { language: "es" } });
    const [first] = booking.stages;
    expect(first?.name).toBe("Informações de agendamento");
    if (!first) throw new Error("no stage");
    const told = async ({ contact }: { contact: string }) =>
      (await scene.ticketsOf(contact)).map(({ state, resolution }) => `${state} ${resolution}`);
    const answered = async (stage: Stage) => {
      const { id, answer } = await opened(on);
      await answer("¿Qué hora te sirve?");
      const contact = await scene.contactOf(id);
      const body = { subject: "Cita", requesterId: contact, funnelId: booking.id, stageId: stage.id };
      const { ticket } = await scene.ana().call(createTicket, { params: { id }, body });
      return { contact, ticket: ticket.id };
    };
    const books = await answered(first);
    const move = (name: string) => {
      const body = { stageId: scene.stageOf(booking, name).id };
      return scene.ana().call(moveTicket, { params: { id: books.ticket }, body });
    };
    await move("Agendado");
    const silent = await answered(scene.stageOf(booking, "Aguardando resposta"));
    const slow = await answered(first);
    await on.desk.settle();
    expect(await told(books)).toEqual(["open won"]);
    await move("Finalizado");
    const returnTo = { funnelId: booking.id, stageId: first.id };
    const shown = await clara().call(showTicket, { params: { id: books.ticket } });
    expect(shown).toMatchObject({ state: "archived", resolution: "won", returnTo });
    const now = (await on.desk.step()).getTime();
    await on.desk.step(new Date(now + 47 * 3_600_000));
    expect([await told(silent), await told(slow)]).toEqual([["open none"], ["open none"]]);
    await on.desk.step(new Date(now + 49 * 3_600_000));
    expect([await told(silent), await told(slow)]).toEqual([["archived lost"], ["archived lost"]]);
  });

  test("S4-37: a new account begins with sales and support, where no rule acts unasked", async () => {
    const { olga } = await otherAccount(on.desk);
    const { items } = await olga.client.call(listFunnels, {});
    expect(items.map(({ name, position, currency }) => [name, position, currency])).toEqual([
      ["Ventas", 0, "CLP"],
      ["Soporte", 1, null],
    ]);
    const rules = await Promise.all(
      items.flatMap(({ stages }) =>
        stages.map(async ({ id }) => (await olga.client.call(listRules, { params: { id } })).items),
      ),
    );
    expect(rules.flat().filter(({ active }) => active)).toEqual([]);
  });
});
