import { close } from "@relevo/contract/closing.ts";
import { claim, transfer } from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import { createGroup } from "@relevo/contract/people.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../support/desk-with-line.ts";
import { rowsOf } from "../support/rows.ts";
import { beat, eventsIn, leave, namesIn, present, standing, unplug, withPolicy } from "./support.ts";

const on = deskWithLine();
const minutes = (from: Date, n: number) => new Date(from.getTime() + n * 60_000);
const rules = (change: Parameters<typeof withPolicy>[2]) => withPolicy(on, on.people.inboxes.global, change);
const alerts = async (id: string) =>
  (await eventsIn(on, id))
    .filter(({ name }) => name === "conversation.alerted")
    .map(({ data }) => data.alert);

describe("back to the queue when its owner is away (C8)", () => {
  test("after the inbox's limit, ahead of the rest, and not before", async () => {
    await rules({ requeueMinutes: 15 });
    const screen = await present(on, on.people.ana);
    const { id } = await on.opened();
    await on.people.ana.client.call(claim, { params: { id } });
    await leave(on, screen);
    const gone = await on.desk.step();
    await on.desk.step(minutes(gone, 14));
    expect(await standing(on, id)).toMatchObject({ state: "active", owner: on.people.ana.id });
    await on.desk.step(minutes(gone, 16));
    expect(await standing(on, id)).toMatchObject({
      state: "queued",
      owner: null,
      group: null,
      priority: true,
    });
    expect((await eventsIn(on, id)).filter(({ name }) => name === "conversation.requeued")).toMatchObject([
      {
        actor: null,
        data: { from: { owner: on.people.ana.id, state: "active" }, to: { owner: null, state: "queued" } },
      },
    ]);
    await on.people.beto.client.call(claim, { params: { id } });
    expect((await standing(on, id)).priority).toBe(false);
  });

  test("not while they are there, nor once it is answered, nor where the inbox does not", async () => {
    await rules({ requeueMinutes: 15 });
    const start = await on.desk.step();
    await beat(on, on.people.ana, start);
    const [waits, answered] = [(await on.opened()).id, (await on.opened()).id];
    for (const id of [waits, answered]) await on.people.ana.client.call(claim, { params: { id } });
    await on.people.ana.client.call(reply, { params: { id: answered }, body: { text: "hola" } });
    for (let n = 1; n <= 40; n++) await beat(on, on.people.ana, await on.desk.step(minutes(start, n)));
    expect((await standing(on, waits)).owner).toBe(on.people.ana.id);
    const left = await on.desk.step();
    await unplug(on, on.people.ana, left);
    await on.desk.step(minutes(left, 16));
    expect((await standing(on, waits)).owner).toBeNull();
    expect((await standing(on, answered)).owner).toBe(on.people.ana.id);
    await rules({ requeueMinutes: null });
    const { id } = await on.opened();
    await on.people.ana.client.call(claim, { params: { id } });
    await on.desk.step(minutes(left, 300));
    expect((await standing(on, id)).owner).toBe(on.people.ana.id);
  });

  test("C10: what a customer writes to somebody who is dismissed goes to the queue", async () => {
    const { id, who } = await on.opened();
    await on.people.ana.client.call(claim, { params: { id } });
    await on.people.ana.client.call(reply, { params: { id }, body: { text: "hola" } });
    await rowsOf(on.desk, on.people.account, "update members set active = false where id = $1", [
      on.people.ana.id,
    ]);
    await on.line.text(who, "¿sigue ahí?", { at: minutes(await on.desk.step(), 1) });
    expect(await standing(on, id)).toMatchObject({ state: "queued", owner: null, priority: true });
    await rowsOf(on.desk, on.people.account, "update members set active = true where id = $1", [
      on.people.ana.id,
    ]);
  });
});

describe("S1-38: there is always a responsible person", () => {
  test("nobody owns it past the limit: one alert, whatever happens in it meanwhile", async () => {
    await rules({ targets: { ...targets, unownedMinutes: 10 } });
    const { id, who } = await on.opened();
    const { queued_at } = await standing(on, id);
    await on.desk.step(minutes(queued_at, 9));
    expect(await alerts(id)).toEqual([]);
    await on.desk.step(minutes(queued_at, 11));
    expect(await alerts(id)).toEqual(["unowned"]);
    await on.line.text(who, "¿hay alguien?");
    await rules({ stickyDays: 5 });
    await on.people.clara.client.call(transfer, { params: { id }, body: { groupId: await nightShift() } });
    await on.desk.step(minutes(queued_at, 60));
    expect(await alerts(id)).toEqual(["unowned"]);
    const told = (await eventsIn(on, id)).find(({ name }) => name === "conversation.alerted");
    expect(told).toMatchObject({ actor: null, data: { due: minutes(queued_at, 10).toISOString() } });
  });

  test("whoever owns it in time hears nothing; back in the queue it is a new wait", async () => {
    await rules({ targets: { ...targets, unownedMinutes: 10 }, commentTriggers: [] });
    const { id } = await on.opened();
    const { queued_at } = await standing(on, id);
    await on.people.ana.client.call(claim, { params: { id } });
    await on.desk.step(minutes(queued_at, 30));
    expect(await alerts(id)).toEqual([]);
    await on.people.ana.client.call(transfer, { params: { id }, body: {} });
    const back = await on.desk.step();
    await on.desk.step(minutes(back, 11));
    expect(await alerts(id)).toEqual(["unowned"]);
  });

  test("how long nobody had it is on record: from and to of each change of hands", async () => {
    const { id } = await on.opened();
    await on.people.ana.client.call(claim, { params: { id } });
    await on.people.ana.client.call(transfer, { params: { id }, body: {} });
    await on.people.beto.client.call(claim, { params: { id } });
    const hands = (await eventsIn(on, id)).filter(({ data }) => "from" in data && "to" in data);
    const owners = hands.map(({ data }) => (data.to as { owner: string | null }).owner);
    expect(owners).toEqual([on.people.ana.id, null, on.people.beto.id]);
  });

  test("and nobody closes what nobody owns", async () => {
    const { id } = await on.opened();
    const refused = await on.people.ana.client.refused(close, {
      params: { id },
      body: { outcome: "resolved" },
    });
    expect(refused.failures.map(({ code }) => code)).toContain("OWNER_REQUIRED");
    expect((await standing(on, id)).state).toBe("queued");
  });
});

test("a customer who waits past the limit is told of once a wait, whoever has it", async () => {
  await rules({ targets: { ...targets, abandonedMinutes: 240 } });
  const { id, who } = await on.opened();
  await on.people.ana.client.call(claim, { params: { id } });
  const { waiting_since } = await standing(on, id);
  if (!waiting_since) throw new Error("nobody waits");
  await on.desk.step(minutes(waiting_since, 239));
  await on.line.text(who, "¿y?");
  expect(await alerts(id)).toEqual([]);
  await on.desk.step(minutes(waiting_since, 241));
  await on.line.text(who, "¿y bien?");
  const again = await on.desk.step(minutes(waiting_since, 600));
  expect(await alerts(id)).toEqual(["abandoned"]);
  await on.people.ana.client.call(reply, { params: { id }, body: { text: "perdón por la espera" } });
  await on.line.text(who, "gracias, ¿y el precio?", { at: minutes(again, 1) });
  await on.desk.step(minutes(again, 300));
  expect(await alerts(id)).toEqual(["abandoned", "abandoned"]);
  expect(await namesIn(on, id)).not.toContain("conversation.requeued");
});

test("S3-21: nobody eligible: it stays queued, raises its alert, and goes to the next who comes", async () => {
  await rules({ distribution: "round_robin", targets: { ...targets, unownedMinutes: 10 } });
  const { id } = await on.opened();
  const { queued_at } = await standing(on, id);
  await on.desk.step(minutes(queued_at, 11));
  expect(await standing(on, id)).toMatchObject({ state: "queued", owner: null });
  expect(await alerts(id)).toEqual(["unowned"]);
  const screen = await present(on, on.people.beto);
  expect((await standing(on, id)).owner).toBe(on.people.beto.id);
  await leave(on, screen);
  await rules({ distribution: "off" });
});

const targets = {
  firstReplyMinutes: 60,
  averageReplyMinutes: 240,
  resolutionHours: 48,
  unownedMinutes: 10_000,
  abandonedMinutes: 10_000,
  staleHours: 72,
};
async function nightShift(): Promise<string> {
  const { id } = await on.people.clara.client.call(createGroup, {
    body: { name: "Noche", inboxIds: [on.people.inboxes.global] },
  });
  return id;
}
