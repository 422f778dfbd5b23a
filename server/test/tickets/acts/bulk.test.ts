import { bulkAct, checkTicket, type TicketAct } from "@relevo/contract/ticket-acts.ts";
import { describe, expect, test } from "vitest";
import { withPolicy } from "../../assignment/support.ts";
import { record } from "../../conversations/close/scene.ts";
import type { Person } from "../../support/cast.ts";
import { otherAccount } from "../../support/cast.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { actScene, type Card } from "./scene.ts";

const on = deskWithLine();
const scene = actScene(on);
const sales = (name: string) => scene.stage("Ventas", name);
type Act = Partial<TicketAct> & { kind: TicketAct["kind"] };
const act = (ids: string[], one: object, who: Person = on.people.bruno) =>
  who.client.call(bulkAct, { body: { ids, act: one as TicketAct } });
const idsOf = (cards: readonly Card[]) => cards.map(({ ticket }) => ticket.id);
const cards = async (count: number): Promise<Card[]> => {
  const made: Card[] = [];
  for (let i = 0; i < count; i++) made.push(await scene.card());
  return made;
};

describe("many at once, each by the same rules", () => {
  test("some move, the others stay and say why", async () => {
    const [free, closed, gone] = await cards(3);
    await closed?.talk.answer();
    const returnTo = { funnelId: await scene.funnelId("Ventas"), stageId: await sales("Nuevo") };
    await scene.resolve(closed?.ticket.id ?? "", {
      resolution: "won",
      archive: true,
      returnTo,
      closing: record,
    });
    const ids = [free?.ticket.id ?? "", closed?.ticket.id ?? "", crypto.randomUUID()];
    const acted = await act(ids, { kind: "move", stageId: await sales("Cotizado") });
    expect(acted.done).toEqual([ids[0]]);
    expect(new Map(acted.refused.map(({ id, failures }) => [id, failures[0]?.code]))).toEqual(
      new Map([
        [ids[1], "TICKET_ARCHIVED"],
        [ids[2], "NOT_FOUND"],
      ]),
    );
    expect(await scene.facts(gone?.ticket.id ?? "")).toMatchObject({ stage: await sales("Nuevo") });
  });

  test("into a closing stage: who is answered is archived, who waits stays", async () => {
    const closing = await scene.stage("Soporte", "Cerrado");
    const [answered, waiting] = [
      await scene.card({ funnel: "Soporte" }),
      await scene.card({ funnel: "Soporte" }),
    ];
    await answered.talk.answer();
    const acted = await act(idsOf([answered, waiting]), { kind: "move", stageId: closing, closing: record });
    expect(acted).toMatchObject({
      done: [answered.ticket.id],
      refused: [{ id: waiting.ticket.id, failures: [{ code: "CONVERSATION_OPEN" }] }],
    });
    expect(await scene.facts(answered.ticket.id)).toMatchObject({ state: "archived" });
    expect(await scene.facts(waiting.ticket.id)).toMatchObject({
      state: "open",
      stage: waiting.ticket.stage.id,
    });
  });

  test("marked, with one reason", async () => {
    const made = await cards(2);
    const reason = (await scene.funnel("Ventas")).reasons.find(({ kind }) => kind === "lost")?.id ?? "";
    const acted = await act(idsOf(made), { kind: "resolve", resolution: "lost", reasonId: reason });
    expect(acted.refused).toEqual([]);
    for (const id of idsOf(made)) expect(await scene.facts(id)).toMatchObject({ resolution: "lost", reason });
  });

  test("given to somebody, with their conversations; what is theirs already says so", async () => {
    const made = await cards(2);
    const theirs = await scene.card({ owner: on.people.beto });
    const acted = await act(idsOf([...made, theirs]), { kind: "assign", memberId: on.people.beto.id });
    expect(acted.done.sort()).toEqual(idsOf(made).sort());
    expect(acted.refused).toEqual([{ id: theirs.ticket.id, failures: [{ code: "TARGET_SELF" }] }]);
    for (const { talk } of made)
      expect(await talk.show()).toMatchObject({ owner: { id: on.people.beto.id } });
  });

  test("what is filled in stands only against those it cannot be filled in for", async () => {
    const [sold, helped] = [await scene.card(), await scene.card({ funnel: "Soporte" })];
    const one = { kind: "resolve", resolution: "won", changes: { value: 5000 } };
    expect(await act(idsOf([sold, helped]), one)).toMatchObject({
      done: [sold.ticket.id],
      refused: [{ id: helped.ticket.id, failures: [{ code: "INVALID", pointer: "/changes/value" }] }],
    });
    expect(await scene.facts(helped.ticket.id)).toMatchObject({ resolution: "none" });
  });

  test("a queue at somebody's limit keeps what is beyond it, and only that: CAPACITY_FULL", async () => {
    const full = await scene.card();
    const [free, ...queued] = [await scene.card({ owner: null }), await scene.card({ owner: null })];
    const [row] = await scene.rows<{ n: number }>(
      "select count(*)::int as n from conversations where owner_id = $1 and state = 'active' and waiting_since is not null",
      [on.people.ana.id],
    );
    await withPolicy(on, on.people.inboxes.sales, { capacity: (row?.n ?? 0) + 1 });
    const ids = idsOf([full, free, ...queued]);
    const acted = await act(ids, { kind: "assign", memberId: on.people.ana.id }, on.people.ana);
    expect(acted.done).toEqual([free.ticket.id]);
    expect(new Map(acted.refused.map(({ id, failures }) => [id, failures[0]?.code]))).toEqual(
      new Map([
        [full.ticket.id, "TARGET_SELF"],
        [queued[0]?.ticket.id, "CAPACITY_FULL"],
      ]),
    );
    await withPolicy(on, on.people.inboxes.sales, { capacity: null });
  });

  test("two tickets of one contact into one funnel: the second stays, TICKET_OPEN", async () => {
    const first = await scene.card();
    const support = await scene.funnel("Soporte");
    const made = await scene.rows<{ id: string }>(
      `insert into tickets (account_id, id, number, contact_id, funnel_id, stage_id, subject, description, source, untouched,
         next_step, state, resolution, created_at, stage_entered_at, entry_id, changed_at)
       select account_id, gen_random_uuid(), -number, contact_id, $2, $3, 'Otro', '', 'user', false, '', 'open', 'none',
         created_at, stage_entered_at, gen_random_uuid(), changed_at from tickets where id = $1 returning id`,
      [first.ticket.id, support.id, support.stages[0]?.id],
    );
    const [third] = await scene.rows<{ id: string; stage: string }>(
      `with f as (insert into funnels (account_id, id, name, position, created_at)
         select account_id, gen_random_uuid(), 'Tercero', 9, created_at from funnels where id = $1 returning *)
       insert into stages (account_id, id, funnel_id, name, position)
       select account_id, gen_random_uuid(), id, 'Inicio', 0 from f returning funnel_id as id, id as stage`,
      [support.id],
    );
    const ids = [first.ticket.id, made[0]?.id ?? ""];
    const acted = await act(ids, { kind: "move", stageId: third?.stage ?? "" }, on.people.clara);
    expect(acted.done).toHaveLength(1);
    expect(acted.refused).toMatchObject([{ failures: [{ code: "TICKET_OPEN" }] }]);
  });

  test("none that one sees: NOT_FOUND; nothing to do or too many: INVALID", async () => {
    const { olga } = await otherAccount(on.desk);
    const ids = idsOf(await cards(1));
    const body = { ids, act: { kind: "move" as const, stageId: await sales("Cotizado") } };
    expect((await olga.client.refused(bulkAct, { body })).code).toBe("NOT_FOUND");
    for (const some of [[], Array.from({ length: 501 }, () => crypto.randomUUID())])
      expect((await on.people.bruno.client.refused(bulkAct, { body: { ...body, ids: some } })).code).toBe(
        "INVALID",
      );
  });
});

describe("what an act would do", () => {
  const check = async (id: string, body: Act, who: Person = on.people.ana) =>
    who.client.call(checkTicket, { params: { id }, body: body as never });

  test("S4-12: a move that archives by rule tells mark, return stage and what it would close", async () => {
    const quoted = await sales("Cotizado");
    const rule = await scene.rule(quoted, {
      trigger: "entry",
      resolution: "won",
      returnTo: await sales("Nuevo"),
    });
    const { ticket, talk } = await scene.card();
    const said = await check(ticket.id, { kind: "move", stageId: quoted });
    expect(said).toMatchObject({
      failures: [],
      resolution: "won",
      archives: true,
      returnTo: { stageId: await sales("Nuevo") },
      conversations: [{ id: talk.id, failures: [{ code: "NO_REPLY" }] }],
    });
    expect(await scene.facts(ticket.id)).toMatchObject({ stage: ticket.stage.id, resolution: "none" });
    await scene.end(rule);
  });

  test("says what the command will say, and changes nothing", async () => {
    const { ticket, talk } = await scene.card();
    const closing = await scene.stage("Soporte", "Cerrado");
    const body = { kind: "resolve" as const, resolution: "won" as const, archive: true };
    const said = await check(ticket.id, body);
    const { kind: _, ...request } = body;
    expect(said.failures).toEqual(await scene.resolveRefused(ticket.id, request));
    expect(said.failures.map(({ code }) => code)).toEqual(["RETURN_REQUIRED", "CONVERSATION_OPEN"]);
    expect(said).toMatchObject({
      resolution: "won",
      archives: true,
      mayConfirm: false,
      conversations: [{ id: talk.id }],
    });
    const moved = await check(ticket.id, { kind: "move", stageId: closing });
    expect(moved.failures).toEqual(await scene.moveRefused(ticket.id, closing));
    expect(moved).toMatchObject({
      archives: true,
      returnTo: { stageId: await scene.stage("Soporte", "Nuevo") },
    });
    const won = await sales("Ganado");
    await scene.move(ticket.id, won);
    expect(await check(ticket.id, { kind: "move", stageId: await sales("Nuevo") })).toMatchObject({
      mayClear: true,
    });
    expect(await check(ticket.id, { kind: "move", stageId: won })).toMatchObject({
      failures: [],
      resolution: null,
    });
  });

  test("names the data that are missing, but for what the act brings along", async () => {
    const quoted = await sales("Cotizado");
    await scene.setStage(quoted, "requirements", [{ fromId: null, fields: ["value", "nextStep"] }]);
    const { ticket } = await scene.card();
    const said = await check(ticket.id, { kind: "move", stageId: quoted, changes: { nextStep: "Llamar" } });
    expect(said.missing).toEqual(["value"]);
    await scene.setStage(quoted, "requirements", []);
  });
});
