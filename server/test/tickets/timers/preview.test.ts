import { showTicket } from "@relevo/contract/board.ts";
import { previewRule, type RuleBody } from "@relevo/contract/resolution-rules.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { deskWithLine } from "../../support/desk-with-line.ts";
import {
  archiving,
  day,
  hour,
  minute,
  onPassing,
  type Place,
  periodicRule,
  timeRule,
  timerScene,
} from "./scene.ts";

const on = deskWithLine();
const scene = timerScene(on);
beforeAll(async () => void (await on.desk.step(new Date("2027-01-11T12:00:00Z"))));

const preview = (stage: string, body: RuleBody) =>
  scene.clara().call(previewRule, { params: { id: stage }, body });

describe("a preview", () => {
  test("of a time rule: those it would touch now, and no others; then saving touches just these", async () => {
    const place = await scene.funnel();
    const [old, waiting] = [await scene.ticket(place), await scene.ticket(place)];
    await scene.pass(minute);
    await on.line.text(waiting.who, "¿hola?");
    await scene.pass(2 * hour);
    const fresh = await scene.ticket(place);
    const before = await scene.rows("select * from tickets order by id");
    const shown = await preview(place.first.id, timeRule());
    expect(shown).toMatchObject({ count: 2, deferred: 1 });
    expect(shown.tickets.map(({ id, deferred }) => [id, deferred])).toEqual([
      [old.ticket, false],
      [waiting.ticket, true],
    ]);
    expect(shown.tickets[0]).toMatchObject({ subject: "Mesas", requester: { name: old.who.name } });
    // Whoever waits is not due at all where their silence is what counts.
    const silent = await preview(place.first.id, timeRule({ basis: "no_customer_message" }));
    expect(silent.tickets.map(({ id }) => id)).toEqual([old.ticket]);
    expect(await scene.rows("select * from tickets order by id")).toEqual(before);
    await scene.rule(place.first.id, timeRule());
    await on.desk.settle();
    expect(await scene.stateOf(old.ticket)).toMatchObject({ resolution: "lost" });
    expect(await scene.stateOf(waiting.ticket)).toMatchObject({ resolution: "none" });
    expect(await scene.eventsOf(waiting.ticket, "ticket.alerted")).toHaveLength(1);
    expect(await scene.stateOf(fresh.ticket)).toMatchObject({ resolution: "none" });
  });

  test("of a periodic rule: every open ticket in the stage that has something left to be done", async () => {
    const place = await scene.funnel();
    const [one, won] = [await scene.ticket(place), await scene.ticket(place)];
    await scene.rows(
      "update tickets set resolution = 'won', resolved_at = created_at, resolved_by = 'user' where id = $1",
      [won.ticket],
    );
    await scene.ticket(place, { stage: place.second.id });
    expect((await preview(place.first.id, periodicRule())).tickets.map(({ id }) => id)).toEqual([one.ticket]);
    expect((await preview(place.first.id, periodicRule(archiving(place)))).count).toBe(2);
    expect((await preview(place.first.id, periodicRule({ active: false }))).count).toBe(1);
  });

  test("on coming in and on leaving: who did so since midnight", async () => {
    const place: Place = await scene.funnel();
    await on.desk.step(new Date("2027-01-20T15:00:00Z"));
    const yesterday = await scene.ticket(place);
    await scene.pass(day);
    const today = await scene.ticket(place);
    const ids = async (stage: string, body: RuleBody) =>
      (await preview(stage, body)).tickets.map(({ id }) => id);
    expect(await ids(place.first.id, onPassing("entry"))).toEqual([today.ticket]);
    expect(await ids(place.first.id, onPassing("exit"))).toEqual([]);
    await scene.move(yesterday.ticket, place.second.id);
    expect(await ids(place.first.id, onPassing("exit"))).toEqual([yesterday.ticket]);
    expect(await ids(place.second.id, onPassing("entry"))).toEqual([yesterday.ticket]);
  });

  test("is refused for what saving would be refused for", async () => {
    const place = await scene.funnel();
    const body = { ...timeRule(), archive: true };
    const { code } = await scene.clara().refused(previewRule, { params: { id: place.first.id }, body });
    expect(code).toBe("RETURN_REQUIRED");
  });
});

test("the ticket shows what happens next and when; nothing while it waits for our answer", async () => {
  const place = await scene.funnel();
  const lost = await scene.rule(place.first.id, timeRule({ waitMinutes: 120, ...archiving(place) }));
  const silent = await scene.rule(
    place.first.id,
    timeRule({ basis: "no_customer_message", waitMinutes: 180 }),
  );
  const { ticket, id, who } = await scene.ticket(place);
  const start = (await scene.now()).getTime();
  const next = async () =>
    (await scene.ana().call(showTicket, { params: { id: ticket } })).next.map((one) => [
      one.ruleId,
      one.at && (Date.parse(one.at) - start) / hour,
    ]);
  expect(await next()).toEqual([
    [lost.id, 2],
    [silent.id, 3],
  ]);
  await on.desk.step(new Date(start + hour));
  await on.line.text(who, "¿hola?");
  expect(await next()).toEqual([
    [lost.id, 2],
    [silent.id, null],
  ]);
  await on.desk.step(new Date(start + 4 * hour));
  expect(await next()).toEqual([
    [lost.id, null],
    [silent.id, null],
  ]);
  await scene.answer(id);
  await on.desk.settle();
  expect(await next()).toEqual([
    [lost.id, 6],
    [silent.id, 7],
  ]);
  // As promised, and then only what is left.
  await on.desk.step(new Date(start + 6 * hour));
  expect(await scene.stateOf(ticket)).toMatchObject({ state: "archived" });
  expect(await next()).toEqual([]);
});
