import { createFunnel } from "@relevo/contract/funnels.ts";
import { createRule } from "@relevo/contract/resolution-rules.ts";
import { expect, inject, onTestFinished, test } from "vitest";
import { setTestClock } from "../../../src/platform/clock.ts";
import { openDatabase } from "../../../src/platform/db.ts";
import { cast } from "../../support/cast.ts";
import { deskOn } from "../../support/desk-on.ts";
import { cloneDatabase } from "../../support/postgres.ts";
import { rowsOf } from "../../support/rows.ts";
import { crowd, periodicRule, timeRule } from "./scene.ts";

test("S4-19: a desk stopped between the promise and its time, and in the middle of firing: each fires once", async () => {
  const { url, drop } = await cloneDatabase(inject("admin"), inject("template"));
  onTestFinished(drop);
  const first = await deskOn(url);
  await first.step(new Date("2027-01-11T11:00:00Z"));
  const people = await cast(first);
  const clara = people.clara.client;
  const made = await clara.call(createFunnel, { body: { name: "Ventas 2", template: null } });
  const [stage] = made.stages;
  if (!stage) throw new Error("a funnel without a stage");
  const place = { funnel: made.id, first: stage, second: stage };
  const ids = await crowd(first, people.account, place, 800);
  const params = { id: stage.id };
  await clara.call(createRule, { params, body: timeRule({ waitMinutes: 180 }) });
  // 09:00 in Santiago, an hour from now.
  await clara.call(createRule, { params, body: periodicRule({ resolution: "won" }) });
  await first.stop();

  // Nobody is there when it is due, and for days after it.
  const late = openDatabase(url, { max: 1, testClock: true });
  await setTestClock(late, new Date("2027-01-13T15:00:00Z"));
  await late.close();

  // The second one is stopped as soon as it has begun.
  const second = await deskOn(url);
  const marked = () =>
    rowsOf<{ n: number }>(
      second,
      people.account,
      "select count(*)::int as n from tickets where resolution <> 'none'",
    );
  await expect.poll(async () => (await marked())[0]?.n).toBeGreaterThan(0);
  await second.stop();

  const third = await deskOn(url);
  await third.settle();
  const marks = await rowsOf<{ id: string; n: number }>(
    third,
    people.account,
    "select data->>'ticket' as id, count(*)::int as n from events where name = 'ticket.resolved' group by 1",
  );
  expect(marks).toHaveLength(ids.length);
  expect(new Set(marks.map(({ n }) => n))).toEqual(new Set([1]));
  const left = await rowsOf<{ kind: string; due_at: Date }>(
    third,
    people.account,
    "select kind, due_at from deadlines where kind like 'resolution-%'",
  );
  // One occurrence, the next one, is promised; of those that were missed none.
  expect(left).toEqual([{ kind: "resolution-periodic", due_at: new Date("2027-01-14T12:00:00Z") }]);
}, 60_000);
