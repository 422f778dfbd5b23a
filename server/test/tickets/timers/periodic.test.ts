import { showTicket } from "@relevo/contract/board.ts";
import { editRule, removeRule } from "@relevo/contract/resolution-rules.ts";
import { beforeAll, expect, test } from "vitest";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { archiving, day, hour, minute, periodicRule, timerScene } from "./scene.ts";

const on = deskWithLine();
const scene = timerScene(on);
// In Santiago the clocks go back from 24:00 to 23:00 on Saturday 2027-04-03, and from 24:00 to 01:00 on 2027-09-04.
beforeAll(async () => void (await on.desk.step(new Date("2027-04-02T12:00:00Z"))));

const marks = async (ticket: string) =>
  (await scene.eventsOf(ticket, "ticket.resolved")).map(({ at }) => at.toISOString());
const unmark = (ticket: string) =>
  scene.rows("update tickets set resolution = 'none', resolved_at = null, resolved_by = null where id = $1", [
    ticket,
  ]);

test("S4-19: at a local time that comes twice it fires once, the first time", async () => {
  const place = await scene.funnel();
  const rule = await scene.rule(place.first.id, periodicRule({ days: [6], at: 23 * 60 + 30 }));
  const { ticket } = await scene.ticket(place);
  await on.desk.step(new Date("2027-04-04T02:30:00Z"));
  expect(await marks(ticket)).toEqual(["2027-04-04T02:30:00.000Z"]);
  await unmark(ticket);
  await on.desk.step(new Date("2027-04-05T12:00:00Z"));
  expect(await marks(ticket)).toHaveLength(1);
  await scene.clara().call(removeRule, { params: { id: rule.id } });
});

test("S4-19: at a local time that the clocks leave out it fires once, at the jump", async () => {
  const place = await scene.funnel();
  await scene.rule(place.first.id, periodicRule({ days: [7], at: 30 }));
  await on.desk.step(new Date("2027-09-04T12:00:00Z"));
  const { ticket } = await scene.ticket(place);
  await on.desk.step(new Date("2027-09-05T03:59:59Z"));
  expect(await marks(ticket)).toEqual([]);
  await on.desk.step(new Date("2027-09-05T04:00:00Z"));
  expect(await marks(ticket)).toEqual(["2027-09-05T04:00:00.000Z"]);
  await unmark(ticket);
  await on.desk.step(new Date("2027-09-06T12:00:00Z"));
  expect(await marks(ticket)).toHaveLength(1);
});

test("S4-18 S4-7: Monday 09:00 and Tuesday 16:00, for every open ticket in the stage, whatever is said", async () => {
  const place = await scene.funnel();
  const monday = await scene.rule(place.first.id, periodicRule({ days: [1], at: 9 * 60 }));
  const tuesday = await scene.rule(
    place.first.id,
    periodicRule({ days: [2], at: 16 * 60, resolution: "won" }),
  );
  await on.desk.step(new Date("2027-09-13T11:00:00Z"));
  const there = [await scene.ticket(place), await scene.ticket(place)];
  const elsewhere = await scene.ticket(place, { stage: place.second.id });
  await scene.pass(30 * minute);
  // 09:00 in Santiago is 12:00 in summer time.
  await on.desk.step(new Date("2027-09-13T12:00:00Z"));
  for (const { ticket } of there) {
    expect(await scene.stateOf(ticket)).toMatchObject({
      state: "open",
      resolution: "lost",
      resolvedBy: "periodic",
      rule: monday.id,
    });
    expect(await marks(ticket)).toEqual(["2027-09-13T12:00:00.000Z"]);
  }
  expect(await scene.stateOf(elsewhere.ticket)).toMatchObject({ resolution: "none" });
  const later = await scene.ticket(place);
  await on.desk.step(new Date("2027-09-14T19:00:00Z"));
  expect(await scene.stateOf(later.ticket)).toMatchObject({ resolution: "won", rule: tuesday.id });
  for (const { ticket } of there) expect(await scene.stateOf(ticket)).toMatchObject({ resolution: "lost" });
});

test("S4-19: after downtime one catch-up, then the next in the future", async () => {
  const place = await scene.funnel();
  const rule = await scene.rule(place.first.id, periodicRule());
  const { ticket } = await scene.ticket(place);
  // The account is held: nothing fires, as when the desk is down.
  await scene.rows("update accounts set held = true");
  await scene.pass(5 * day);
  const back = await scene.now();
  await scene.rows("update accounts set held = false");
  await on.desk.settle();
  expect(await marks(ticket)).toEqual([back.toISOString()]);
  const [armed, ...more] = await scene.deadlines(rule.id);
  expect(more).toEqual([]);
  const next = Date.parse(armed?.due ?? "") - back.getTime();
  expect(next > 0 && next <= day).toBe(true);
  await unmark(ticket);
  await on.desk.step(new Date(back.getTime() + next - 1));
  expect(await marks(ticket)).toHaveLength(1);
  await on.desk.step(new Date(back.getTime() + next));
  expect(await marks(ticket)).toHaveLength(2);
});

test("S4-38: a customer who waits: told once, and tried again at the next occurrence, not before", async () => {
  const place = await scene.funnel();
  const rule = await scene.rule(place.first.id, periodicRule(archiving(place)));
  const { ticket, id, who } = await scene.ticket(place);
  await scene.pass(minute);
  await on.line.text(who, "¿hola?");
  const [first] = await scene.deadlines(rule.id);
  const due = Date.parse(first?.due ?? "");
  await on.desk.step(new Date(due));
  expect(await scene.stateOf(ticket)).toMatchObject({ state: "open", resolution: "none" });
  expect(await scene.eventsOf(ticket, "ticket.alerted")).toMatchObject([
    { data: { alert: "deferred", rule: rule.id, codes: ["NO_REPLY"] } },
  ]);
  const [talk] = await scene.rows<{ id: string }>(
    "select id from conversations where ticket_id = $1 and waiting_since is not null",
    [ticket],
  );
  expect(talk?.id).toBe(id);
  await scene.answer(id);
  await on.desk.step(new Date(due + hour));
  expect(await scene.stateOf(ticket)).toMatchObject({ state: "open", resolution: "none" });
  await on.desk.step(new Date(due + day));
  expect(await scene.stateOf(ticket)).toMatchObject({ state: "archived", resolution: "lost" });
  expect(await scene.eventsOf(ticket, "ticket.alerted")).toHaveLength(1);
});

test("S4-14: edited, the occurrence that was promised is none; who came after it is not meant", async () => {
  const place = await scene.funnel();
  await on.desk.step(new Date("2027-10-04T11:00:00Z"));
  const rule = await scene.rule(place.first.id, periodicRule({ at: 9 * 60 }));
  const { ticket } = await scene.ticket(place);
  const edit = (at: number) =>
    scene.clara().call(editRule, { params: { id: rule.id }, body: periodicRule({ at }) });
  await edit(10 * 60);
  await on.desk.step(new Date("2027-10-04T12:30:00Z"));
  expect(await scene.stateOf(ticket)).toMatchObject({ resolution: "none" });
  const { next } = await scene.clara().call(showTicket, { params: { id: ticket } });
  expect(next).toEqual([
    {
      ruleId: rule.id,
      trigger: "periodic",
      resolution: "lost",
      archive: false,
      at: "2027-10-04T13:00:00.000Z",
    },
  ]);
  await on.desk.step(new Date("2027-10-04T13:00:00Z"));
  expect(await scene.stateOf(ticket)).toMatchObject({ resolution: "lost" });
});
