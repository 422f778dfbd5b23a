import { listViews, removeView, saveView, showBoard, showColumn } from "@relevo/contract/board.ts";
import { showTeam } from "@relevo/contract/team.ts";
import { editTicket } from "@relevo/contract/tickets.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../../src/platform/ids.ts";
import type { Person } from "../../support/cast.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { boardScene } from "./scene.ts";

const on = deskWithLine();
const scene = boardScene(on);
const worth = async (id: string, value: number) => {
  await on.people.clara.client.call(editTicket, { params: { id }, body: { value } });
};
beforeAll(async () => {
  await scene.setFunnel("Ventas", "currency", "CLP");
});

describe("the board", () => {
  test("has every stage in order, with counts and sums of all its tickets and the first cards of each", async () => {
    const names = (await scene.funnel("Ventas")).stages.map(({ id }) => id);
    const cards = [];
    for (let i = 0; i < 4; i++) {
      cards.unshift(await scene.card());
      await scene.later(1);
    }
    await worth(cards[0]?.ticket.id ?? "", 1000.5);
    await worth(cards[3]?.ticket.id ?? "", 2000);
    await scene.setFunnel("Ventas", "currency", "USD");
    await worth(cards[2]?.ticket.id ?? "", 30);
    await scene.setFunnel("Ventas", "currency", "CLP");
    const columns = await scene.boardOf("Ventas", { limit: 3 });
    expect(columns.map(({ stageId }) => stageId)).toEqual(names);
    const [first, ...rest] = columns;
    expect(first).toMatchObject({
      count: 4,
      stuck: 0,
      waiting: 4,
      sums: [
        { amount: 3000.5, currency: "CLP" },
        { amount: 30, currency: "USD" },
      ],
    });
    expect(first?.tickets.map(({ id }) => id)).toEqual(cards.slice(0, 3).map(({ ticket }) => ticket.id));
    expect(first?.tickets[0]).toEqual(await cardOf(cards[0]?.ticket.id ?? ""));
    for (const column of rest) expect(column).toMatchObject({ count: 0, sums: [], tickets: [], next: null });
    await cards[1]?.talk.answer();
    expect((await scene.boardOf("Ventas"))[0]).toMatchObject({ count: 4, waiting: 3, next: null });
  });

  test("goes on where the first cards end, each once and in order", async () => {
    const stage = (await scene.funnel("Ventas")).stages[0]?.id ?? "";
    const params = { id: stage };
    const whole = (await on.people.ana.client.call(showColumn, { params, query: { limit: 100 } })).items;
    const [first] = await scene.boardOf("Ventas", { limit: 1 });
    const seen = [...(first?.tickets ?? [])];
    for (let cursor = first?.next ?? null; cursor; ) {
      const page = await on.people.ana.client.call(showColumn, { params, query: { limit: 2, cursor } });
      seen.push(...page.items);
      cursor = page.next;
    }
    expect(seen).toEqual(whole);
    expect(whole.length).toBeGreaterThan(3);
  });

  test("is refused: a funnel or stage that is not there, a cursor or a limit that is none", async () => {
    const { client } = on.people.ana;
    const params = { id: newId() };
    expect((await client.refused(showBoard, { params, query: {} })).status).toBe(404);
    expect((await client.refused(showColumn, { params, query: {} })).status).toBe(404);
    const stage = { id: (await scene.funnel("Ventas")).stages[0]?.id ?? "" };
    for (const query of [
      { cursor: "x" },
      { limit: 0 },
      { limit: 1000 },
      { view: "nothing" as never },
      { valueFrom: -1 },
    ])
      expect((await client.refused(showColumn, { params: stage, query })).code).toBe("INVALID");
  });

  async function cardOf(id: string) {
    const { items } = await on.people.ana.client.call(showColumn, {
      params: { id: (await scene.funnel("Ventas")).stages[0]?.id ?? "" },
      query: { limit: 100 },
    });
    return items.find((item) => item.id === id);
  }
});

describe("a filter", () => {
  test("narrows board, column, list and export alike", async () => {
    const { ana, beto, clara } = on.people;
    const mine = await scene.card({ funnel: "Soporte" });
    const his = await scene.card({ funnel: "Soporte", owner: beto });
    const nobodys = await scene.card({ funnel: "Soporte", owner: null });
    const funnelId = mine.ticket.funnel.id;
    await scene.setFunnel("Soporte", "currency", "CLP");
    await worth(his.ticket.id, 500);
    await clara.client.call(editTicket, {
      params: { id: nobodys.ticket.id },
      body: { subject: "Nevera Quetzal" },
    });
    await mine.talk.answer();
    const made = (await scene.show(his.ticket.id, clara)).createdAt;
    const after = new Date(new Date(made).getTime() + 1).toISOString();
    const only = {
      mine: [mine.ticket],
      his: [his.ticket],
      nobodys: [nobodys.ticket],
      late: [nobodys.ticket],
    };
    for (const [query, expected] of [
      [{ owner: ana.id }, only.mine],
      [{ owner: beto.id }, only.his],
      [{ owner: "none" }, only.nobodys],
      [{ owner: "me" }, []],
      [{ view: "unanswered" }, [nobodys.ticket, his.ticket]],
      [{ view: "mislaid" }, only.nobodys],
      [{ resolution: "none" }, [nobodys.ticket, his.ticket, mine.ticket]],
      [{ resolution: "won" }, []],
      [{ kind: "human" }, [nobodys.ticket, his.ticket, mine.ticket]],
      [{ kind: "ai" }, []],
      [{ valueFrom: 500 }, only.his],
      [{ valueTo: 499 }, []],
      [{ valueFrom: 1, valueTo: 500.5 }, only.his],
      [{ createdFrom: after }, only.late],
      [{ createdTo: made }, only.mine],
      [{ createdFrom: made, createdTo: after }, only.his],
      [{ q: "quetzal" }, only.nobodys],
      [{ q: `#${his.ticket.number}` }, only.his],
      [{ q: "#nada" }, []],
      [{ q: "quetzal", owner: beto.id }, []],
      [{ groupId: newId() }, []],
    ] as const) {
      const ids = expected.map(({ id }) => id).toSorted();
      const told = JSON.stringify(query);
      expect((await scene.cardsOn("Soporte", query, clara)).toSorted(), told).toEqual(ids);
      const [first] = await scene.boardOf("Soporte", query, clara);
      expect(first?.count, told).toBe(ids.length);
      const column = { params: { id: first?.stageId ?? "" }, query };
      expect(
        (await clara.client.call(showColumn, column)).items.map(({ id }) => id).toSorted(),
        told,
      ).toEqual(ids);
      expect((await scene.list({ ...query, funnelId, open: "true" }, clara)).toSorted(), told).toEqual(ids);
      const flat = Object.fromEntries(
        Object.entries({ ...query, funnelId }).map(([key, value]) => [key, String(value)]),
      );
      const lines = (await scene.csv(flat, clara)).trim().split("\r\n").slice(1);
      expect(lines.map((line) => Number(line.split(",")[0])).toSorted(), told).toEqual(
        expected.map(({ number }) => number).toSorted(),
      );
    }
  });

  test("is saved under a name by each for themselves, replaced by its name, and forgotten", async () => {
    const { ana, beto } = on.people;
    const funnelId = await scene.funnelId("Ventas");
    const filter = { view: "stuck", owner: "me", valueFrom: 10 } as const;
    const saved = await ana.client.call(saveView, { body: { name: "Lo mío", funnelId, filter } });
    expect(saved).toMatchObject({ name: "Lo mío", funnelId, filter });
    const again = await ana.client.call(saveView, {
      body: { name: " Lo mío ", funnelId, filter: { q: "sofá" } },
    });
    expect(again).toEqual({ ...saved, filter: { q: "sofá" } });
    await ana.client.call(saveView, { body: { name: "Caros", funnelId, filter: { valueFrom: 1000 } } });
    expect((await views(ana)).map(({ name }) => name)).toEqual(["Caros", "Lo mío"]);
    expect(await views(beto)).toEqual([]);
    expect((await beto.client.refused(removeView, { params: { id: saved.id } })).status).toBe(404);
    await ana.client.call(removeView, { params: { id: saved.id } });
    expect((await views(ana)).map(({ name }) => name)).toEqual(["Caros"]);
    expect((await ana.client.refused(removeView, { params: { id: saved.id } })).status).toBe(404);
    const nowhere = { name: "x", funnelId: newId(), filter: {} };
    expect((await ana.client.refused(saveView, { body: nowhere })).status).toBe(404);
    const bad = { name: "x", funnelId, filter: { view: "all" as never } };
    expect((await ana.client.refused(saveView, { body: bad })).code).toBe("INVALID");
  });
});

async function views({ client }: Person) {
  return (await client.call(listViews, {})).items;
}

test("S0-17: an archived ticket leaves board, column, queue and counts, and its agent holds one less", async () => {
  const { ana, bruno, clara } = on.people;
  const card = await scene.card();
  await scene.card();
  const { id } = card.ticket;
  const before = { counts: await scene.counts(), load: await load(), board: await total() };
  expect(await scene.cardsOn("Ventas")).toContain(id);
  await scene.archive(card);
  expect((await scene.facts(id)).state).toBe("archived");
  for (const who of [ana, bruno, clara]) {
    expect(await scene.cardsOn("Ventas", {}, who)).not.toContain(id);
    expect(await scene.list({ open: "true" }, who)).not.toContain(id);
    expect(await scene.list({ view: "unanswered" }, who)).not.toContain(id);
    const params = { id: card.ticket.stage.id };
    const column = await who.client.call(showColumn, { params, query: { limit: 100 } });
    expect(column.items.map((one) => one.id)).not.toContain(id);
  }
  expect(await total()).toBe(before.board - 1);
  expect(await load()).toBe(before.load - 1);
  expect((await scene.counts()).unanswered).toBe(before.counts.unanswered - 1);
  expect(await scene.list({ open: "false" })).toContain(id);

  async function total() {
    return (await scene.boardOf("Ventas")).reduce((sum, { count }) => sum + count, 0);
  }
  async function load() {
    const { people } = await bruno.client.call(showTeam, {});
    return people.find(({ member }) => member.id === ana.id)?.open ?? 0;
  }
});
