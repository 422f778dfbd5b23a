import { showTicket } from "@relevo/contract/board.ts";
import { describe, expect, test } from "vitest";
import { minute } from "../../conversations/close/scene.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { actScene } from "./scene.ts";

const on = deskWithLine();
const scene = actScene(on);
const sales = (name: string) => scene.stage("Ventas", name);
const resolved = async (id: string) => (await scene.events(id, "resolved")).map(({ data }) => data);

describe("S4-7: the ways that a move sets off", () => {
  test("S4-4: a rule on entry marks; S4-36: the mark tells rule, trigger and time", async () => {
    const quoted = await sales("Cotizado");
    const rule = await scene.rule(quoted, { trigger: "entry", resolution: "won" });
    const { ticket } = await scene.card();
    const now = await minute(on);
    expect(await scene.move(ticket.id, quoted)).toMatchObject({
      resolution: "won",
      resolvedBy: "entry",
      resolvedAt: now.toISOString(),
      state: "open",
    });
    expect(await scene.events(ticket.id, "resolved")).toEqual([
      {
        name: "ticket.resolved",
        actor: on.people.ana.id,
        at: now,
        data: { ticket: ticket.id, from: "none", resolution: "won", source: "entry", rule, reason: null },
      },
    ]);
    expect(await scene.facts(ticket.id)).toMatchObject({ by: "entry", rule });
    await scene.end(rule);
  });

  test("S4-5: a rule on exit marks", async () => {
    const talks = await sales("En conversación");
    const rule = await scene.rule(talks, { trigger: "exit", resolution: "lost" });
    const { ticket } = await scene.card();
    expect(await scene.move(ticket.id, talks)).toMatchObject({ resolution: "none" });
    expect(await scene.move(ticket.id, await sales("Cotizado"))).toMatchObject({
      resolution: "lost",
      resolvedBy: "exit",
    });
    expect(await resolved(ticket.id)).toMatchObject([{ source: "exit", rule }]);
    await scene.end(rule);
  });

  test("S4-25: any ticket that comes into a won stage is marked at once, without a rule", async () => {
    const { ticket } = await scene.card();
    expect(await scene.move(ticket.id, await sales("Ganado"))).toMatchObject({
      resolution: "won",
      resolvedBy: "stage_type",
    });
    expect(await resolved(ticket.id)).toMatchObject([{ source: "stage_type", rule: null }]);
  });

  test("S4-27: and stays on the board with its conversation open; a rule there archives it", async () => {
    const won = await sales("Ganado");
    const { ticket, talk } = await scene.card();
    await talk.answer();
    await scene.move(ticket.id, won);
    expect(await scene.facts(ticket.id)).toMatchObject({ state: "open", resolution: "won", stage: won });
    expect(await talk.show()).toMatchObject({ state: "active" });
    const rule = await scene.rule(won, {
      trigger: "entry",
      resolution: "lost",
      returnTo: await sales("Nuevo"),
    });
    const second = await scene.card();
    await second.talk.answer();
    const after = await scene.move(second.ticket.id, won);
    expect(after).toMatchObject({ state: "archived", resolution: "won", resolvedBy: "stage_type" });
    await scene.end(rule);
  });
});

test("S4-26: a stage that becomes won marks from then on; those inside stay as they are", async () => {
  const quoted = await sales("Cotizado");
  const inside = await scene.card();
  await scene.move(inside.ticket.id, quoted);
  await scene.type(quoted, "won");
  expect(await scene.facts(inside.ticket.id)).toMatchObject({ resolution: "none" });
  const coming = await scene.card();
  expect(await scene.move(coming.ticket.id, quoted)).toMatchObject({ resolution: "won" });
  await scene.type(quoted, "normal");
  expect(await scene.facts(coming.ticket.id)).toMatchObject({ resolution: "won", by: "stage_type" });
  expect(await resolved(coming.ticket.id)).toHaveLength(1);
});

test("S0-13: a stage may have any name; its type does the same", async () => {
  const lost = await sales("Perdido");
  await scene.rows("update stages set name = 'Descartado' where id = $1", [lost]);
  const { ticket } = await scene.card();
  expect(await scene.move(ticket.id, lost)).toMatchObject({
    resolution: "lost",
    stage: { name: "Descartado", type: "lost" },
  });
  await scene.rows("update stages set name = 'Perdido' where id = $1", [lost]);
});

describe("S4-34: several at once", () => {
  test("one mark and one archive: leaving before coming in, the type before rules", async () => {
    const [talks, quoted, won] = [
      await sales("En conversación"),
      await sales("Cotizado"),
      await sales("Ganado"),
    ];
    const back = await sales("Nuevo");
    const rules = [
      await scene.rule(talks, { trigger: "exit", resolution: "lost" }),
      await scene.rule(quoted, { trigger: "entry", resolution: "won", returnTo: back }),
      await scene.rule(quoted, { trigger: "entry", resolution: "lost", returnTo: back }),
    ];
    const { ticket, talk } = await scene.card({ stage: "En conversación" });
    await talk.answer();
    await scene.move(ticket.id, quoted);
    expect(await resolved(ticket.id)).toMatchObject([{ resolution: "lost", source: "exit", rule: rules[0] }]);
    expect((await scene.events(ticket.id, "archived")).map(({ data }) => data)).toMatchObject([
      { source: "entry", rule: rules[1] },
    ]);
    const typed = await scene.card({ stage: "En conversación" });
    await scene.move(typed.ticket.id, won);
    expect(await resolved(typed.ticket.id)).toMatchObject([{ resolution: "won", source: "stage_type" }]);
    for (const rule of rules) await scene.end(rule);
  });

  test("what happens later counts: a mark by hand gives way to the stage it comes into", async () => {
    const { ticket } = await scene.card();
    await scene.resolve(ticket.id, { resolution: "lost" });
    await scene.move(ticket.id, await sales("Ganado"));
    expect(
      (await resolved(ticket.id)).map(({ from, resolution, source }) => [from, resolution, source]),
    ).toEqual([
      ["none", "lost", "user"],
      ["lost", "won", "stage_type"],
    ]);
  });
});

describe("K7: a mark is taken back", () => {
  test("only when asked for, on leaving a won or lost stage", async () => {
    const [won, quoted] = [await sales("Ganado"), await sales("Cotizado")];
    const { ticket } = await scene.card();
    await scene.move(ticket.id, won);
    expect(await scene.move(ticket.id, quoted)).toMatchObject({ resolution: "won" });
    expect(await scene.moveRefused(ticket.id, await sales("Nuevo"), { clearResolution: true })).toMatchObject(
      [{ code: "INVALID", pointer: "/clearResolution" }],
    );
    await scene.move(ticket.id, won);
    expect(await scene.move(ticket.id, quoted, { clearResolution: true })).toMatchObject({
      resolution: "none",
      resolvedAt: null,
      resolvedBy: null,
    });
    expect(await scene.events(ticket.id, "resolution_cleared")).toMatchObject([
      { actor: on.people.ana.id, data: { from: "won" } },
    ]);
  });

  test("or by hand", async () => {
    const { ticket } = await scene.card();
    await scene.resolve(ticket.id, { resolution: "won" });
    expect(await scene.resolve(ticket.id, { resolution: "none" })).toMatchObject({ resolution: "none" });
    const params = { id: ticket.id };
    expect(await on.people.ana.client.call(showTicket, { params })).toMatchObject({ resolution: "none" });
  });
});

test("a stage that people leave marks; one that the desk moves them out of does not", async () => {
  await scene.rows("update connections set inbox_id = $2 where id = $1", [
    on.line.connection,
    on.people.inboxes.sales,
  ]);
  const rule = await scene.rule(await sales("Nuevo"), { trigger: "exit", resolution: "won" });
  const { id } = await on.opened();
  const contact = await scene.contactOf(id);
  const [ticket] = await scene.openOf(contact);
  await scene.inbox(id, on.people.inboxes.support);
  await scene.openAutomatic(id);
  expect(await scene.facts(ticket?.id ?? "")).toMatchObject({
    resolution: "none",
    stage: await scene.stage("Soporte", "Nuevo"),
  });
  expect(await scene.stays(ticket?.id ?? "")).toMatchObject([
    { stage: await sales("Nuevo"), source: "inbox" },
    { stage: await scene.stage("Soporte", "Nuevo"), source: "inbox", left: null },
  ]);
  await scene.end(rule);
  await scene.rows("update connections set inbox_id = null where id = $1", [on.line.connection]);
});
