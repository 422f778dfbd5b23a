import { editRule } from "@relevo/contract/resolution-rules.ts";
import { resolveTicket } from "@relevo/contract/ticket-acts.ts";
import { beforeAll, expect, test } from "vitest";
import { lockContacts } from "../../../src/contacts/lock.ts";
import { deadlineWorker } from "../../../src/deadlines/loop.ts";
import { setTestClock } from "../../../src/platform/clock.ts";
import { inAccount } from "../../../src/platform/db.ts";
import { openLog } from "../../../src/platform/log.ts";
import { enterStages } from "../../../src/tickets/enter/enter.ts";
import { armTimers } from "../../../src/tickets/timers/arm.ts";
import { resolutionTimeKind } from "../../../src/tickets/timers/time.ts";
import { Refused } from "../../support/desk.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { archiving, crowd, hour, minute, onPassing, timeRule, timerScene } from "./scene.ts";

const on = deskWithLine();
const scene = timerScene(on);
beforeAll(async () => void (await on.desk.step(new Date("2027-01-11T12:00:00Z"))));

/** Fires time rules beside the desk's own loop until none is due. */
async function drain(): Promise<void> {
  const worker = deadlineWorker(on.desk.db, openLog("silent"), [resolutionTimeKind]);
  while (await worker.run());
}

/** Sessions of this desk that wait for a lock. */
async function waiting(): Promise<number> {
  const { rows } = await on.desk.db.pool.query<{ n: number }>(
    "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rows[0]?.n ?? 0;
}

/** How often each of a stage's tickets was marked. */
async function marksIn(stage: string): Promise<Map<string, number>> {
  const rows = await scene.rows<{ id: string; marks: number }>(
    `select t.id, (select count(*)::int from events e where e.account_id = t.account_id and e.name = 'ticket.resolved'
       and e.data->>'ticket' = t.id::text) as marks from tickets t where t.stage_id = $1`,
    [stage],
  );
  return new Map(rows.map(({ id, marks }) => [id, marks]));
}

test("a thousand due in the same second: each is marked once", async () => {
  const place = await scene.funnel();
  const ids = await crowd(on.desk, on.people.account, place, 1000);
  const rule = await scene.rule(place.first.id, timeRule());
  expect(await scene.deadlines(rule.id)).toHaveLength(1000);
  await scene.pass(hour);
  const marks = await marksIn(place.first.id);
  expect(marks.size).toBe(ids.length);
  expect(new Set(marks.values())).toEqual(new Set([1]));
  expect(await scene.deadlines(rule.id)).toEqual([]);
});

test("two desks fire at once: each ticket once", async () => {
  const place = await scene.funnel();
  await crowd(on.desk, on.people.account, place, 600);
  const due = new Date((await scene.now()).getTime() + hour);
  await scene.rule(place.first.id, timeRule());
  await on.desk.step(new Date(due.getTime() - 1));
  await Promise.all([on.desk.step(due), drain(), drain()]);
  await drain();
  expect(new Set((await marksIn(place.first.id)).values())).toEqual(new Set([1]));
});

test.each([
  ["switched off", timeRule({ active: false })],
  ["made longer", timeRule({ waitMinutes: 300 })],
  ["made to say the opposite", timeRule({ resolution: "won" })],
])(
  "a rule %s while its timer is due: each fires by the old one or by the new one, never by both",
  async (_, body) => {
    const place = await scene.funnel();
    await crowd(on.desk, on.people.account, place, 500);
    const rule = await scene.rule(place.first.id, timeRule());
    const due = new Date((await scene.now()).getTime() + hour);
    await on.desk.step(new Date(due.getTime() - 1));
    await setTestClock(on.desk.db, due);
    await Promise.all([drain(), scene.clara().call(editRule, { params: { id: rule.id }, body })]);
    await on.desk.settle();
    const then = await marksIn(place.first.id);
    expect(Math.max(...then.values())).toBeLessThanOrEqual(1);
    await scene.pass(hour);
    if (body.waitMinutes === 300 || !body.active) expect(await marksIn(place.first.id)).toEqual(then);
    await scene.pass(5 * hour);
    const last = await marksIn(place.first.id);
    if (body.active) expect(new Set(last.values())).toEqual(new Set([1]));
    else expect(last).toEqual(then);
    const rows = await scene.rows<{ resolution: string; marked: boolean }>(
      "select distinct resolution, rule_id is not null as marked from tickets where stage_id = $1",
      [place.first.id],
    );
    for (const { resolution, marked } of rows) expect(marked).toBe(resolution !== "none");
  },
);

test("a drag while a rule fires: one of both comes first, and what follows knows it", async () => {
  const place = await scene.funnel();
  const rule = await scene.rule(place.first.id, timeRule(archiving(place)));
  const tickets = [];
  for (let i = 0; i < 8; i++) tickets.push(await scene.ticket(place));
  const due = new Date((await scene.now()).getTime() + hour);
  await on.desk.step(new Date(due.getTime() - 1));
  const [, ...moved] = await Promise.all([
    on.desk.step(due),
    ...tickets.map(({ ticket }) =>
      scene.move(ticket, place.second.id).then(
        () => "moved",
        (error: unknown) => (error instanceof Refused ? error.problem.code : String(error)),
      ),
    ),
  ]);
  await on.desk.settle();
  for (const [i, { ticket }] of tickets.entries()) {
    const names = (await scene.eventsOf(ticket)).map(({ name }) => name);
    const now = await scene.stateOf(ticket);
    if (moved[i] === "moved") {
      expect(now).toMatchObject({ state: "open", resolution: "none" });
      expect(names).not.toContain("ticket.resolved");
    } else {
      expect(moved[i]).toBe("TICKET_ARCHIVED");
      expect(now).toMatchObject({ state: "archived", resolution: "lost", rule: rule.id });
      expect(names.filter((name) => name === "ticket.resolved" || name === "ticket.archived")).toHaveLength(
        2,
      );
    }
  }
  expect(await scene.deadlines(rule.id)).toEqual([]);
});

test("a ticket that comes in while a rule is being saved counts either here or there", async () => {
  const place = await scene.funnel();
  const { ticket, contact } = await scene.ticket(place, { stage: place.second.id });
  const [arrived, ready] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const moving = inAccount(on.desk.db, on.people.account, async (tx) => {
    await lockContacts(tx, [contact]);
    await tx.rows("update tickets set stage_id = $2 where id = $1", [ticket, place.first.id]);
    const by = { account: tx.account, rule: "test" };
    await enterStages(tx, by, [{ ticket, contact, from: place.second.id, source: "user" }]);
    arrived.resolve();
    await ready.promise;
  });
  await arrived.promise;
  // It found no rule; who saves one now waits until it is there to be found.
  const saving = scene.rule(place.first.id, timeRule());
  await expect.poll(waiting).toBe(1);
  ready.resolve();
  const [rule] = await Promise.all([saving, moving]);
  expect(await scene.deadlines(rule.id)).toHaveLength(1);
  await scene.pass(hour);
  expect(await scene.stateOf(ticket)).toMatchObject({ resolution: "lost" });
});

test("stale promises do nothing: of another stay, of a rule that ended, of an archived ticket", async () => {
  const place = await scene.funnel();
  const rule = await scene.rule(place.first.id, timeRule());
  const { ticket, contact } = await scene.ticket(place);
  const nothing = "00000000-0000-4000-8000-000000000000";
  const enteredAt = new Date((await scene.now()).getTime() - 2 * hour);
  await inAccount(on.desk.db, on.people.account, (tx) =>
    armTimers(tx, [{ ticket, contact, stage: place.first.id, entry: nothing, enteredAt }]),
  );
  await on.desk.settle();
  expect(await scene.stateOf(ticket)).toMatchObject({ resolution: "none" });
  expect(await scene.deadlines(rule.id)).toEqual([]);
});

test("what waited is forgotten where the mark is taken back, the ticket comes back, or the rule is another one", async () => {
  const [place, third] = [await scene.funnel(), await scene.funnel()];
  const entry = await scene.rule(place.second.id, onPassing("entry", archiving(third)));
  await scene.rule(third.first.id, onPassing("exit", archiving(place)));
  const [cleared, back, other] = [
    await scene.ticket(place),
    await scene.ticket(third),
    await scene.ticket(place),
  ];
  const all = [cleared, back, other];
  await scene.pass(minute);
  for (const { who } of all) await on.line.text(who, "¿hola?");
  for (const { ticket } of [cleared, other]) await scene.move(ticket, place.second.id);
  await scene.move(back.ticket, third.second.id);
  await scene.move(back.ticket, third.first.id);
  const params = { id: cleared.ticket };
  await scene.ana().call(resolveTicket, { params, body: { resolution: "none" } });
  await scene.clara().call(editRule, {
    params: { id: entry.id },
    body: onPassing("exit", archiving(third)),
  });
  await scene.clara().call(editRule, {
    params: { id: entry.id },
    body: onPassing("entry", archiving(third)),
  });
  await scene.pass(minute);
  for (const { id } of all) await scene.answer(id);
  await on.desk.settle();
  for (const { ticket } of all) expect(await scene.stateOf(ticket)).toMatchObject({ state: "open" });
});

test("an archive on coming in that waited is tried again, in that stay only; one on leaving from anywhere", async () => {
  const place = await scene.funnel();
  const third = await scene.funnel();
  await scene.rule(place.second.id, onPassing("entry", archiving(place)));
  await scene.rule(third.first.id, onPassing("exit", archiving(place)));
  const [stays, goes, leaves] = [
    await scene.ticket(place),
    await scene.ticket(place),
    await scene.ticket(third),
  ];
  await scene.pass(minute);
  for (const { who } of [stays, goes, leaves]) await on.line.text(who, "¿hola?");
  await scene.move(stays.ticket, place.second.id);
  await scene.move(goes.ticket, place.second.id);
  await scene.move(goes.ticket, place.first.id);
  await scene.move(leaves.ticket, third.second.id);
  for (const { ticket } of [stays, goes, leaves]) {
    expect(await scene.stateOf(ticket)).toMatchObject({ state: "open", resolution: "won" });
    expect(await scene.eventsOf(ticket, "ticket.alerted")).toHaveLength(1);
  }
  await scene.pass(minute);
  for (const { id } of [stays, goes, leaves]) await scene.answer(id);
  await on.desk.settle();
  expect(await scene.stateOf(stays.ticket)).toMatchObject({ state: "archived", resolution: "won" });
  expect(await scene.stateOf(goes.ticket)).toMatchObject({ state: "open", resolution: "won" });
  expect(await scene.stateOf(leaves.ticket)).toMatchObject({ state: "archived", resolution: "won" });
});
