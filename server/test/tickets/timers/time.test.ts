import { discard, settle } from "@relevo/contract/closing.ts";
import { comment } from "@relevo/contract/messages.ts";
import { createTask, finishTask } from "@relevo/contract/tasks.ts";
import { editTicket } from "@relevo/contract/tickets.ts";
import { beforeAll, expect, test } from "vitest";
import { sayByItself } from "../../../src/automessages/say.ts";
import { inAccount } from "../../../src/platform/db.ts";
import { system } from "../../../src/platform/events.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { archiving, hour, minute, timeRule, timerScene } from "./scene.ts";

const on = deskWithLine();
const scene = timerScene(on);
// A Monday, 09:00 in Santiago; from here on the clock only moves when it is told.
beforeAll(async () => void (await on.desk.step(new Date("2027-01-11T12:00:00Z"))));

test("S4-15 S4-7: after time, a rule of two days fires at 48 h, not before", async () => {
  const place = await scene.funnel();
  const rule = await scene.rule(place.first.id, timeRule({ waitMinutes: 2 * 24 * 60 }));
  const { ticket } = await scene.ticket(place);
  const start = await scene.now();
  await on.desk.step(new Date(start.getTime() + 48 * hour - 1));
  expect(await scene.stateOf(ticket)).toMatchObject({ state: "open", resolution: "none" });
  await on.desk.step(new Date(start.getTime() + 48 * hour));
  expect(await scene.stateOf(ticket)).toEqual({
    state: "open",
    resolution: "lost",
    resolvedBy: "time",
    rule: rule.id,
  });
});

test("S4-36: what a rule did says which rule, by what and when", async () => {
  const place = await scene.funnel();
  const rule = await scene.rule(place.first.id, timeRule({ ...archiving(place) }));
  const { ticket } = await scene.ticket(place);
  const start = await scene.now();
  await scene.pass(2 * hour);
  const [[marked], [archived]] = [
    await scene.eventsOf(ticket, "ticket.resolved"),
    await scene.eventsOf(ticket, "ticket.archived"),
  ];
  expect(marked).toMatchObject({
    name: "ticket.resolved",
    data: { from: "none", resolution: "lost", source: "time", rule: rule.id, reason: null },
  });
  expect(archived).toMatchObject({
    name: "ticket.archived",
    data: {
      source: "time",
      rule: rule.id,
      returnTo: { funnel: place.funnel, stage: place.first.id },
    },
  });
  expect(marked?.at).toEqual(new Date(start.getTime() + hour));
  expect(await scene.deadlines(rule.id)).toEqual([]);
});

test("S4-6: after a time without any activity; a message, a comment or an edit begins it anew", async () => {
  const place = await scene.funnel();
  await scene.rule(place.first.id, timeRule({ basis: "no_activity", resolution: "won" }));
  const { ticket, id, who } = await scene.ticket(place);
  const acts = [
    () => scene.answer(id),
    () => scene.ana().call(comment, { params: { id }, body: { text: "Llamar mañana", mentionIds: [] } }),
    () => scene.ana().call(editTicket, { params: { id: ticket }, body: { subject: "Otras mesas" } }),
    async () => {
      await on.line.text(who, "¿y las sillas?");
      await scene.answer(id);
    },
  ];
  for (const act of acts) {
    await scene.pass(50 * minute);
    expect(await scene.stateOf(ticket)).toMatchObject({ resolution: "none" });
    await act();
  }
  await scene.pass(59 * minute);
  expect(await scene.stateOf(ticket)).toMatchObject({ resolution: "none" });
  await scene.pass(minute);
  expect(await scene.stateOf(ticket)).toMatchObject({ resolution: "won", resolvedBy: "time" });
});

test("S4-16: who does not book within the time is lost, whatever is said meanwhile", async () => {
  const place = await scene.funnel();
  await scene.rule(place.first.id, timeRule({ waitMinutes: 3 * 60, ...archiving(place) }));
  const { ticket, id, who } = await scene.ticket(place);
  await scene.pass(2 * hour);
  await on.line.text(who, "lo pienso");
  await scene.answer(id);
  await scene.pass(hour);
  expect(await scene.stateOf(ticket)).toMatchObject({ state: "archived", resolution: "lost" });
});

test("S4-17: inbound at 47 h voids what was due at 48 h; answered at 50 h it counts from there", async () => {
  const [sales] = await scene.rows<{ funnel: string; stage: string }>(
    `select p.policy->'autoTicket'->>'funnelId' as funnel, p.policy->'autoTicket'->>'stageId' as stage from inbox_policies p
     where p.inbox_id = $1`,
    [on.people.inboxes.sales],
  );
  await scene.rows("update connections set inbox_id = $2 where id = $1", [
    on.line.connection,
    on.people.inboxes.sales,
  ]);
  const rule = await scene.rule(
    sales?.stage ?? "",
    timeRule({
      basis: "no_customer_message",
      waitMinutes: 48 * 60,
      archive: true,
      returnTo: { funnelId: sales?.funnel ?? "", stageId: sales?.stage ?? "" },
    }),
  );
  const { id, who, ticket } = await automatic();
  const start = (await scene.now()).getTime();
  await scene.answer(id);
  await on.desk.step(new Date(start + 47 * hour));
  await on.line.text(who, "¿sigue en pie?");
  await on.desk.step(new Date(start + 49 * hour));
  expect(await scene.stateOf(ticket)).toMatchObject({ state: "open", resolution: "none" });
  expect(await scene.deadlines(rule.id)).toMatchObject([{ due: "infinity" }]);
  await on.desk.step(new Date(start + 50 * hour));
  const [second] = await scene.rows<{ id: string }>(
    "select id from conversations where ticket_id = $1 and id <> $2",
    [ticket, id],
  );
  await scene.answer(second?.id ?? "");
  await on.desk.step(new Date(start + 50 * hour + 1000));
  expect(await scene.stateOf(ticket)).toMatchObject({ state: "open", resolution: "none" });
  await on.desk.step(new Date(start + 98 * hour - 1));
  expect(await scene.stateOf(ticket)).toMatchObject({ state: "open", resolution: "none" });
  await on.desk.step(new Date(start + 98 * hour));
  expect(await scene.stateOf(ticket)).toMatchObject({ state: "archived", resolution: "lost" });
  // Nobody was warned: the customer's own message took it back.
  expect(await scene.eventsOf(ticket, "ticket.alerted")).toEqual([]);
  await scene.rows("update connections set inbox_id = null where id = $1", [on.line.connection]);

  async function automatic() {
    const one = await on.opened();
    const [row] = await scene.rows<{ ticket: string }>(
      "select ticket_id as ticket from conversations where id = $1",
      [one.id],
    );
    return { ...one, ticket: row?.ticket ?? "" };
  }
});

test("S4-17: what the desk says by itself is no answer, and moves nothing", async () => {
  const place = await scene.funnel();
  await scene.rule(place.first.id, timeRule({ basis: "no_customer_message" }));
  const [quiet, asked] = [await scene.ticket(place), await scene.ticket(place)];
  const says = ({ id, contact }: { id: string; contact: string }) =>
    inAccount(on.desk.db, on.people.account, async (tx) => {
      const one = { conversation: id, contact, connection: on.line.connection, choices: [] };
      await sayByItself(tx, system, [{ ...one, kind: "away", text: "Volvemos a las 9" }]);
    });
  await scene.pass(30 * minute);
  await on.line.text(asked.who, "¿hola?");
  await says(quiet);
  await says(asked);
  await scene.pass(30 * minute);
  expect(await scene.stateOf(quiet.ticket)).toMatchObject({ resolution: "lost" });
  await scene.pass(2 * hour);
  expect(await scene.stateOf(asked.ticket)).toMatchObject({ resolution: "none" });
  await scene.answer(asked.id);
  await scene.pass(30 * minute);
  await says(asked);
  await scene.pass(30 * minute - 1);
  expect(await scene.stateOf(asked.ticket)).toMatchObject({ resolution: "none" });
  await scene.pass(1);
  expect(await scene.stateOf(asked.ticket)).toMatchObject({ resolution: "lost" });
});

test("S4-17: leaving the stage cancels it; coming back counts anew", async () => {
  const place = await scene.funnel();
  const rule = await scene.rule(place.first.id, timeRule());
  const { ticket } = await scene.ticket(place);
  await scene.pass(50 * minute);
  await scene.move(ticket, place.second.id);
  expect(await scene.deadlines(rule.id)).toEqual([]);
  await scene.move(ticket, place.first.id);
  await scene.pass(59 * minute);
  expect(await scene.stateOf(ticket)).toMatchObject({ resolution: "none" });
  await scene.pass(minute);
  expect(await scene.stateOf(ticket)).toMatchObject({ resolution: "lost" });
});

test("S4-38: a customer who waits defers it; the owner is told once; it counts from our answer", async () => {
  const place = await scene.funnel();
  const rule = await scene.rule(place.first.id, timeRule({ ...archiving(place) }));
  const { ticket, id, who } = await scene.ticket(place);
  const start = (await scene.now()).getTime();
  await scene.pass(50 * minute);
  await on.line.text(who, "¿hola?");
  await on.desk.step(new Date(start + 2 * hour));
  expect(await scene.stateOf(ticket)).toMatchObject({ state: "open", resolution: "none" });
  const alerts = () => scene.eventsOf(ticket, "ticket.alerted");
  expect(await alerts()).toMatchObject([
    { at: new Date(start + hour), data: { alert: "deferred", rule: rule.id, codes: ["NO_REPLY"] } },
  ]);
  await scene.answer(id);
  await on.desk.step(new Date(start + 3 * hour - 1));
  expect(await scene.stateOf(ticket)).toMatchObject({ state: "open" });
  await on.line.text(who, "¿y?");
  await on.desk.step(new Date(start + 4 * hour));
  expect(await scene.stateOf(ticket)).toMatchObject({ state: "open" });
  await scene.answer(id);
  await on.desk.step(new Date(start + 5 * hour));
  expect(await scene.stateOf(ticket)).toMatchObject({ state: "archived", resolution: "lost" });
  expect(await alerts()).toHaveLength(1);
  const [conversation] = await scene.rows<{ state: string }>(
    "select state from conversations where id = $1",
    [id],
  );
  expect(conversation?.state).toBe("closed");
});

test("S4-38: no answer needed, or the conversation discarded: it waits no more and is due", async () => {
  const place = await scene.funnel();
  await scene.rule(place.first.id, timeRule());
  const [one, two] = [await scene.ticket(place), await scene.ticket(place)];
  await scene.pass(minute);
  await on.line.text(one.who, "gracias");
  await on.line.text(two.who, "gracias");
  await scene.pass(2 * hour);
  expect(await scene.stateOf(one.ticket)).toMatchObject({ resolution: "none" });
  const [last] = await scene.rows<{ id: string }>(
    "select last_message_id as id from conversations where id = $1",
    [one.id],
  );
  await scene.ana().call(settle, { params: { id: one.id }, body: { messageId: last?.id ?? "" } });
  await on.desk.settle();
  expect(await scene.stateOf(one.ticket)).toMatchObject({ resolution: "lost" });
  expect(await scene.stateOf(two.ticket)).toMatchObject({ resolution: "none" });
  await scene.ana().call(discard, { params: { id: two.id }, body: { reason: "thanks" } });
  await on.desk.settle();
  expect(await scene.stateOf(two.ticket)).toMatchObject({ resolution: "lost" });
});

test("an open task holds the archive, not the mark; done, it is archived", async () => {
  const place = await scene.funnel();
  const rule = await scene.rule(place.first.id, timeRule({ ...archiving(place) }));
  const { ticket, id } = await scene.ticket(place);
  const task = await scene.ana().call(createTask, {
    params: { id },
    body: { title: "Enviar cotización", kind: "quote", ownerId: on.people.ana.id },
  });
  await scene.pass(2 * hour);
  expect(await scene.stateOf(ticket)).toMatchObject({ state: "open", resolution: "lost" });
  expect(await scene.eventsOf(ticket, "ticket.alerted")).toMatchObject([{ data: { rule: rule.id } }]);
  await scene.ana().call(finishTask, { params: { id: task.id } });
  await on.desk.settle();
  expect(await scene.stateOf(ticket)).toMatchObject({ state: "archived", resolution: "lost" });
});

test("what was won by hand is never marked lost by time, nor marked again", async () => {
  const place = await scene.funnel();
  await scene.rule(place.first.id, timeRule());
  const { ticket } = await scene.ticket(place);
  await scene.rows(
    "update tickets set resolution = 'won', resolved_at = $2, resolved_by = 'user' where id = $1",
    [ticket, await scene.now()],
  );
  await scene.pass(2 * hour);
  expect(await scene.stateOf(ticket)).toMatchObject({ resolution: "won", resolvedBy: "user" });
  expect(await scene.eventsOf(ticket, "ticket.resolved")).toEqual([]);
});
