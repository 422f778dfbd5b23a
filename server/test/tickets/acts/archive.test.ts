import { showTicket } from "@relevo/contract/board.ts";
import { reopen } from "@relevo/contract/closing.ts";
import { reply } from "@relevo/contract/messages.ts";
import { showTeam } from "@relevo/contract/team.ts";
import { editTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { record } from "../../conversations/close/scene.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { actScene } from "./scene.ts";

const on = deskWithLine();
const scene = actScene(on);
const { archived, back } = scene;
const sales = (name: string) => scene.stage("Ventas", name);
const ana = () => on.people.ana.client;

describe("S4-21, S4-22: by hand", () => {
  test("S4-11, K6: the archive is off by default: won, and still on the board", async () => {
    const { ticket, talk } = await scene.card();
    const after = await scene.resolve(ticket.id, { resolution: "won" });
    expect(after).toMatchObject({ resolution: "won", resolvedBy: "user", state: "open" });
    expect(await talk.show()).toMatchObject({ state: "active" });
    expect(await scene.events(ticket.id, "archived")).toEqual([]);
    expect(await scene.events(ticket.id, "resolved")).toMatchObject([
      { actor: on.people.ana.id, data: { source: "user", rule: null, resolution: "won", from: "none" } },
    ]);
  });

  test("S4-7, K8: with it the ticket leaves the board, its conversation is closed, the return stage kept", async () => {
    const { ticket, talk, contact } = await scene.card();
    await talk.answer();
    const returnTo = await back("En conversación");
    const after = await scene.resolve(ticket.id, {
      resolution: "lost",
      archive: true,
      returnTo,
      closing: record,
    });
    expect(after).toMatchObject({ state: "archived", resolution: "lost", returnTo });
    expect(await talk.show()).toMatchObject({ state: "closed" });
    expect(await scene.events(ticket.id, "archived")).toMatchObject([
      {
        data: {
          source: "user",
          rule: null,
          returnTo: { funnel: returnTo.funnelId, stage: returnTo.stageId },
        },
      },
    ]);
    expect(await scene.openOf(contact)).toEqual([]);
    expect(await scene.stays(ticket.id)).not.toContainEqual(expect.objectContaining({ left: null }));
  });

  test("S4-12: without funnel and return stage it is not saved: RETURN_REQUIRED", async () => {
    const { ticket, talk } = await scene.card();
    await talk.answer();
    expect(
      await scene.resolveRefused(ticket.id, { resolution: "won", archive: true, closing: record }),
    ).toEqual([{ code: "RETURN_REQUIRED" }]);
    expect(await scene.facts(ticket.id)).toMatchObject({ state: "open", resolution: "none" });
    expect(await talk.show()).toMatchObject({ state: "active" });
  });

  test("a return stage that would close again: RETURN_CLOSES; of another funnel than said: NOT_FOUND", async () => {
    const { ticket, talk } = await scene.card();
    await talk.answer();
    const body = { resolution: "won" as const, archive: true, closing: record };
    for (const name of ["Ganado", "Perdido"])
      expect(await scene.resolveRefused(ticket.id, { ...body, returnTo: await back(name) })).toEqual([
        { code: "RETURN_CLOSES" },
      ]);
    const rule = await scene.rule(await sales("Cotizado"), {
      trigger: "entry",
      resolution: "won",
      returnTo: await sales("Nuevo"),
    });
    expect(await scene.resolveRefused(ticket.id, { ...body, returnTo: await back("Cotizado") })).toEqual([
      { code: "RETURN_CLOSES" },
    ]);
    await scene.end(rule);
    const stray = { funnelId: await scene.funnelId("Soporte"), stageId: await sales("Nuevo") };
    expect(await scene.resolveRefused(ticket.id, { ...body, returnTo: stray })).toEqual([
      { code: "NOT_FOUND" },
    ]);
  });

  test("RESOLUTION_REQUIRED where the funnel archives only what is won or lost", async () => {
    const { ticket, talk } = await scene.card();
    await talk.answer();
    const body = { archive: true, returnTo: await back(), closing: record };
    await scene.setFunnel("Ventas", "archive_unresolved", false);
    expect(await scene.resolveRefused(ticket.id, body)).toEqual([{ code: "RESOLUTION_REQUIRED" }]);
    await scene.setFunnel("Ventas", "archive_unresolved", true);
    expect(await scene.resolve(ticket.id, body)).toMatchObject({ state: "archived", resolution: "none" });
  });

  test("nothing asked for is refused", async () => {
    const { ticket } = await scene.card();
    expect(await scene.resolveRefused(ticket.id, {})).toMatchObject([
      { code: "INVALID", pointer: "/resolution" },
    ]);
  });
});

describe("S0-15: closing with something pending", () => {
  test("an unanswered conversation: CONVERSATION_OPEN says what its guard says, and nothing changed", async () => {
    const { ticket, talk } = await scene.card();
    const failures = await scene.resolveRefused(ticket.id, {
      resolution: "won",
      archive: true,
      returnTo: await back(),
    });
    expect(failures).toMatchObject([
      {
        code: "CONVERSATION_OPEN",
        data: { conversations: [{ id: talk.id, failures: [{ code: "NO_REPLY" }, { code: "NO_RECORD" }] }] },
      },
    ]);
    expect(await scene.facts(ticket.id)).toMatchObject({ state: "open", resolution: "none" });
  });

  test("what the ticket has left to do is no evidence for ending it", async () => {
    const { ticket } = await scene.card();
    await ana().call(editTicket, {
      params: { id: ticket.id },
      body: { nextStep: "Llamar", nextStepAt: "2030-01-02T15:00:00.000Z" },
    });
    const closing = { outcome: "resolved" as const, note: "Queda llamar mañana con el precio final" };
    const failures = await scene.resolveRefused(ticket.id, {
      archive: true,
      returnTo: await back(),
      closing,
    });
    expect(failures).toMatchObject([{ data: { conversations: [{ failures: [{ code: "NO_REPLY" }] }] } }]);
  });

  test("an open task: TICKET_PENDING blocks, or asks, as the funnel says", async () => {
    const { ticket, talk } = await scene.card();
    await talk.answer();
    const task = await talk.task();
    const body = { archive: true, resolution: "won" as const, returnTo: await back(), closing: record };
    for (const confirmed of [false, true])
      expect(await scene.resolveRefused(ticket.id, { ...body, confirmed })).toEqual([
        {
          code: "TICKET_PENDING",
          data: { tasks: [{ id: task, title: "Llamar con el precio" }], unanswered: [], mayConfirm: false },
        },
      ]);
    await scene.setFunnel("Ventas", "pending", "confirm");
    expect(await scene.resolveRefused(ticket.id, body)).toMatchObject([{ data: { mayConfirm: true } }]);
    expect(await scene.resolve(ticket.id, { ...body, confirmed: true })).toMatchObject({ state: "archived" });
    await scene.setFunnel("Ventas", "pending", "block");
  });

  test("an expired conversation the customer waits in is told, one that was answered is finalised", async () => {
    const answered = await scene.card();
    await answered.talk.answer();
    const waiting = await scene.card();
    await on.desk.step(new Date((await on.desk.step()).getTime() + 25 * 3_600_000));
    expect(await waiting.talk.show()).toMatchObject({ state: "expired" });
    const body = { archive: true, resolution: "won" as const, returnTo: await back() };
    const number = (await waiting.talk.show()).number;
    expect(await scene.resolveRefused(waiting.ticket.id, body)).toMatchObject([
      { code: "TICKET_PENDING", data: { tasks: [], unanswered: [{ id: waiting.talk.id, number }] } },
    ]);
    await scene.resolve(answered.ticket.id, body);
    expect(await answered.talk.show()).toMatchObject({ state: "closed" });
  });
});

describe("S0-17: an archived ticket", () => {
  test("leaves the load of who had it", async () => {
    const load = async () =>
      (await on.people.clara.client.call(showTeam, {})).people.find(
        ({ member }) => member.id === on.people.ana.id,
      )?.open;
    const card = await scene.card();
    await card.talk.answer();
    const before = (await load()) ?? 0;
    await scene.resolve(card.ticket.id, {
      resolution: "won",
      archive: true,
      returnTo: await back(),
      closing: record,
    });
    expect(await load()).toBe(before - 1);
  });

  test("S0-23: takes no move, edit, mark or reply from people: TICKET_ARCHIVED", async () => {
    const { ticket, talk } = await archived();
    const code = { code: "TICKET_ARCHIVED" };
    expect(await scene.moveRefused(ticket.id, await sales("Cotizado"))).toMatchObject([code]);
    expect(await scene.resolveRefused(ticket.id, { resolution: "lost" })).toMatchObject([code]);
    const params = { id: ticket.id };
    expect(await ana().refused(editTicket, { params, body: { subject: "Otro" } })).toMatchObject({
      ...code,
      status: 409,
    });
    await on.people.bruno.client.call(reopen, { params: { id: talk.id }, body: { reason: "Faltó algo" } });
    const body = { text: "Otra cosa" };
    expect(await ana().refused(reply, { params: { id: talk.id }, body })).toMatchObject({
      ...code,
      status: 409,
    });
    expect((await talk.show()).can.reply).toBe("TICKET_ARCHIVED");
  });

  test("S0-23: a late transcript is added by the desk", async () => {
    const { ticket, talk } = await scene.card();
    await scene.setFunnel("Ventas", "pending", "confirm");
    await on.desk.step(new Date((await on.desk.step()).getTime() + 25 * 3_600_000));
    await scene.resolve(ticket.id, {
      resolution: "lost",
      archive: true,
      returnTo: await back(),
      confirmed: true,
    });
    await scene.setFunnel("Ventas", "pending", "block");
    expect(await talk.show()).toMatchObject({ state: "expired" });
    const shown = await on.people.clara.client.call(showTicket, { params: { id: ticket.id } });
    expect(shown.actions).toMatchObject([{ conversationId: talk.id }]);
  });
});
