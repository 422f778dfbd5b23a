import { showTicket } from "@relevo/contract/board.ts";
import { reopen } from "@relevo/contract/closing.ts";
import { claim, showConversation } from "@relevo/contract/conversations.ts";
import { reply, showThread } from "@relevo/contract/messages.ts";
import { showTeam } from "@relevo/contract/team.ts";
import { editTicket } from "@relevo/contract/tickets.ts";
import { describe, expect, test } from "vitest";
import { record } from "../../conversations/close/scene.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { actScene, type Card } from "./scene.ts";

const on = deskWithLine();
const scene = actScene(on);
const sales = (name: string) => scene.stage("Ventas", name);
const back = async (name = "Nuevo") => ({
  funnelId: await scene.funnelId("Ventas"),
  stageId: await sales(name),
});
const ana = () => on.people.ana.client;
const archived = async (given: Parameters<typeof scene.card>[0] = {}): Promise<Card> => {
  const card = await scene.card(given);
  await card.talk.answer();
  await scene.resolve(card.ticket.id, {
    resolution: "won",
    archive: true,
    returnTo: await back(),
    closing: record,
  });
  return card;
};

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

describe("S0-13: the closing stage", () => {
  const closing = () => scene.stage("Soporte", "Cerrado");
  test("archives without won or lost, and returns to the funnel's first stage", async () => {
    const { ticket, talk } = await scene.card({ funnel: "Soporte" });
    await talk.answer();
    const moved = await scene.move(ticket.id, await closing(), { closing: record });
    expect(moved).toMatchObject({ state: "archived", resolution: "none" });
    expect(await talk.show()).toMatchObject({ state: "closed" });
    const [first, at] = [await scene.stage("Soporte", "Nuevo"), await scene.funnelId("Soporte")];
    expect(await scene.events(ticket.id, "archived")).toMatchObject([
      { data: { source: "stage_type", rule: null, returnTo: { funnel: at, stage: first } } },
    ]);
  });

  test("refuses who leaves a customer waiting; the ticket stays where it was", async () => {
    const { ticket, talk } = await scene.card({ funnel: "Soporte" });
    expect(await scene.moveRefused(ticket.id, await closing(), { closing: record })).toMatchObject([
      { code: "CONVERSATION_OPEN", data: { conversations: [{ id: talk.id }] } },
    ]);
    expect(await scene.facts(ticket.id)).toMatchObject({ stage: ticket.stage.id, state: "open" });
    expect(await scene.events(ticket.id, "stage_changed")).toEqual([]);
  });

  test("and where the funnel archives only what is won or lost", async () => {
    const { ticket, talk } = await scene.card({ funnel: "Soporte" });
    await talk.answer();
    await scene.setFunnel("Soporte", "archive_unresolved", false);
    expect(await scene.moveRefused(ticket.id, await closing(), { closing: record })).toEqual([
      { code: "RESOLUTION_REQUIRED" },
    ]);
    await scene.setFunnel("Soporte", "archive_unresolved", true);
  });
});

describe("a rule that archives", () => {
  test("S4-36: closes what is answered, and records rule, trigger and time", async () => {
    const quoted = await sales("Cotizado");
    const rule = await scene.rule(quoted, {
      trigger: "entry",
      resolution: "lost",
      returnTo: await sales("Nuevo"),
    });
    const { ticket, talk } = await scene.card();
    await talk.answer();
    expect(await scene.move(ticket.id, quoted)).toMatchObject({ state: "archived", resolution: "lost" });
    expect(await talk.show()).toMatchObject({
      state: "closed",
      closure: { via: "rule", outcome: "no_response" },
    });
    expect(await scene.events(ticket.id, "archived")).toMatchObject([{ data: { source: "entry", rule } }]);
    await scene.end(rule);
  });

  test("waits where the customer is not answered, and tells it once; the mark stands", async () => {
    const quoted = await sales("Cotizado");
    const rule = await scene.rule(quoted, {
      trigger: "entry",
      resolution: "won",
      returnTo: await sales("Nuevo"),
    });
    const { ticket, talk } = await scene.card();
    expect(await scene.move(ticket.id, quoted)).toMatchObject({ state: "open", resolution: "won" });
    expect(await talk.show()).toMatchObject({ state: "active" });
    expect(await scene.events(ticket.id, "alerted")).toMatchObject([
      { data: { alert: "deferred", rule, codes: ["NO_REPLY"] } },
    ]);
    const { entry } = await scene.facts(ticket.id);
    expect(
      await scene.rows("select rule_id as rule, entry_id as entry from deferrals where ticket_id = $1", [
        ticket.id,
      ]),
    ).toEqual([{ rule, entry }]);
    await scene.end(rule);
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

describe("S0-16, S0-19, S4-28: the next word of the customer", () => {
  test("begins a new and clean ticket at the return stage; what is the contact's stays", async () => {
    await scene.rows("update connections set inbox_id = $2 where id = $1", [
      on.line.connection,
      on.people.inboxes.sales,
    ]);
    const { who, id } = await on.opened();
    const contact = await scene.contactOf(id);
    const [first] = await scene.openOf(contact);
    await scene.rows(
      "update conversations set reason_id = (select id from reasons where inbox_id = $2 limit 1) where id = $1",
      [id, on.people.inboxes.sales],
    );
    await ana().call(claim, { params: { id } });
    await ana().call(reply, { params: { id }, body: { text: "Claro" } });
    await on.desk.settle();
    await ana().call(editTicket, {
      params: { id: first?.id ?? "" },
      body: { description: "Tres mesas", nextStep: "Llamar", value: 100 },
    });
    await scene.resolve(first?.id ?? "", {
      resolution: "won",
      archive: true,
      returnTo: await back("Cotizado"),
      closing: record,
    });
    await on.line.text(who, "quiero más");
    const [old, next, ...more] = await scene.ticketsOf(contact);
    expect(more).toEqual([]);
    expect(old).toMatchObject({ id: first?.id, state: "archived", resolution: "won" });
    const shown = await on.people.clara.client.call(showTicket, { params: { id: next?.id ?? "" } });
    expect(shown).toMatchObject({
      resolution: "none",
      stage: { id: await sales("Cotizado") },
      description: "",
      nextStep: "",
      value: null,
      fields: {},
      tasks: [],
      requester: { id: contact },
    });
    expect(await scene.stays(next?.id ?? "")).toMatchObject([
      { stage: await sales("Cotizado"), source: "inbox" },
    ]);
    await scene.rows("update connections set inbox_id = null where id = $1", [on.line.connection]);
  });

  test("S4-28: also where its own conversation goes on; what was said before stays with the old one", async () => {
    const { ticket, talk, contact } = await archived();
    await on.people.bruno.client.call(reopen, { params: { id: talk.id }, body: { reason: "Faltó algo" } });
    await talk.say("Sí, una cosa más");
    const [old, next] = await scene.ticketsOf(contact);
    expect(old).toMatchObject({ id: ticket.id, state: "archived" });
    expect(next).toMatchObject({ state: "open", source: "inbound" });
    expect(await talk.show()).toMatchObject({
      ticket: { id: next?.id, link: "confirmed" },
      can: { reply: true },
    });
    expect((await scene.eventsOf(talk.id, "conversation.ticket_linked")).at(-1)?.data).toEqual({
      ticket: next?.id,
      from: ticket.id,
    });
    const shown = await on.people.clara.client.call(showTicket, { params: { id: ticket.id } });
    expect(shown.actions).toMatchObject([{ conversationId: talk.id }]);
  });

  test("S4-29: and deletes nothing of the old one", async () => {
    const { ticket, talk } = await archived();
    const params = { id: ticket.id };
    expect(await ana().call(showTicket, { params })).toMatchObject({
      subject: "Cotización",
      resolution: "won",
    });
    const thread = await on.people.clara.client.call(showThread, { params: { id: talk.id } });
    expect(thread.items.length).toBeGreaterThan(2);
    expect(await on.people.clara.client.call(showConversation, { params: { id: talk.id } })).toMatchObject({
      state: "closed",
    });
  });
});

describe("S4-32: where the next ticket begins", () => {
  const openedIn = async (contact: string) => (await scene.openOf(contact)).map(({ id }) => scene.facts(id));
  test("kept per contact and funnel: a past buyer who writes to Soporte starts in Soporte's funnel", async () => {
    const { talk, contact } = await archived();
    await on.people.bruno.client.call(reopen, { params: { id: talk.id }, body: { reason: "Faltó algo" } });
    await scene.inbox(talk.id, on.people.inboxes.support);
    await talk.say("No funciona");
    const [next] = await Promise.all(await openedIn(contact));
    expect(next).toMatchObject({ stage: await scene.stage("Soporte", "Nuevo") });
  });

  test("a return stage that would close by now gives way to the funnel's first stage", async () => {
    const quoted = await sales("Cotizado");
    const { ticket, talk, contact } = await scene.card();
    await talk.answer();
    await scene.resolve(ticket.id, {
      resolution: "won",
      archive: true,
      returnTo: await back("Cotizado"),
      closing: record,
    });
    await scene.type(quoted, "won");
    await on.people.bruno.client.call(reopen, { params: { id: talk.id }, body: { reason: "Faltó algo" } });
    await talk.say("Quiero otra");
    const [next] = await Promise.all(await openedIn(contact));
    expect(next).toMatchObject({ stage: await sales("Nuevo"), resolution: "none" });
    await scene.type(quoted, "normal");
  });
});
