import { createCalendar } from "@relevo/contract/calendars.ts";
import { createInbox } from "@relevo/contract/inboxes.ts";
import * as contract from "@relevo/contract/policies.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/platform/ids.ts";
import { type Cast, type Company, cast, otherAccount, type Person } from "../support/cast.ts";
import { openTestDesk, type TestDesk } from "../support/desk.ts";
import { eventsDuring } from "../support/events.ts";
import { openLive } from "../support/live.ts";
import { rowsOf } from "../support/rows.ts";

let desk: TestDesk;
let people: Cast;
let theirs: Company & { olga: Person };
beforeAll(async () => {
  desk = await openTestDesk();
  people = await cast(desk);
  theirs = await otherAccount(desk);
});
afterAll(() => desk.stop());

type Policy = contract.InboxPolicy;
const show = (id: string) => people.clara.client.call(contract.showPolicy, { params: { id } });
const save = (id: string, policy: Policy, version: number) =>
  people.clara.client.call(contract.savePolicy, { params: { id }, body: { policy, version } });
const refusedSave = (id: string, policy: Policy, version: number) =>
  people.clara.client.refused(contract.savePolicy, { params: { id }, body: { policy, version } });
/** An inbox of its own for a test. */
async function fresh(name: string, column: contract.PolicyColumn = "sales"): Promise<string> {
  return (await people.clara.client.call(createInbox, { body: { name, column } })).id;
}

describe("a fresh account", () => {
  test("each inbox has the guide's column as its first version, made by the desk", async () => {
    for (const column of contract.policyColumns) {
      const id = people.inboxes[column];
      const { version, policy, preset } = await show(id);
      expect({ version, column: policy.column, preset: policy.preset }).toEqual({
        version: 1,
        column,
        preset: "guide",
      });
      expect(policy).toEqual(preset);
    }
    const stages = await rowsOf<{ funnel: string; stage: string }>(
      desk,
      people.account,
      `select f.name as funnel, s.name as stage from stages s join funnels f on f.id = s.funnel_id where s.id = any($1)`,
      [
        await Promise.all(
          [people.inboxes.sales, people.inboxes.support].map(
            async (id) => (await show(id)).policy.autoTicket?.stageId,
          ),
        ),
      ],
    );
    expect(stages.map(({ funnel, stage }) => `${funnel} › ${stage}`).sort()).toEqual([
      "Soporte › Nuevo",
      "Ventas › Nuevo",
    ]);
  });

  test("Soporte con ticket opens support's tickets in any inbox, and none in Global", async () => {
    const of = (id: string) =>
      people.clara.client.call(contract.presetPolicy, { params: { id, preset: "support_ticket" } });
    const support = (await show(people.inboxes.support)).policy.autoTicket;
    expect((await of(people.inboxes.sales)).autoTicket).toEqual(support);
    expect((await of(people.inboxes.global)).autoTicket).toBeNull();
    expect(await of(people.inboxes.sales)).toMatchObject({ column: "sales", close: { ticket: true } });
  });
});

describe("saving", () => {
  test("makes a version, in force at once, with an event that tells the fields and no text", async () => {
    const id = await fresh("Guardada");
    const { policy } = await show(id);
    const next: Policy = {
      ...policy,
      capacity: 5,
      greeting: { on: true, text: "¡Hola! Ya te atendemos." },
      close: { ...policy.close, anyOf: ["confirmed", "replied", "replied"] },
    };
    const events = await eventsDuring(desk, people.account, async () => {
      expect(await save(id, next, 1)).toEqual({ version: 2 });
    });
    const close = { ...policy.close, anyOf: ["replied", "confirmed"] };
    expect(events).toEqual([
      {
        name: "policy.changed",
        actor: people.clara.id,
        data: {
          inbox: id,
          version: 2,
          fields: {
            capacity: { from: 30, to: 5 },
            greeting: { from: { on: false }, to: { on: true } },
            close: { from: policy.close, to: close },
          },
        },
      },
    ]);
    expect(await show(id)).toMatchObject({ version: 2, policy: { ...next, close } });
    const { items } = await people.clara.client.call(contract.listPolicyVersions, { params: { id } });
    expect(items.map(({ version, by }) => [version, by?.name])).toEqual([
      [2, "Clara"],
      [1, "Clara"],
    ]);
    expect(items[1]?.policy).toEqual(policy);
    const rows = await rowsOf(desk, people.account, "select policy_version as n from inboxes where id = $1", [
      id,
    ]);
    expect(rows).toEqual([{ n: 2 }]);
  });

  test("what is already so makes no version and no event, in whatever order it is said", async () => {
    const id = await fresh("Igual", "support");
    const { policy } = await show(id);
    const events = await eventsDuring(desk, people.account, async () => {
      const same = { ...policy, commentTriggers: policy.commentTriggers.toReversed() };
      expect(await save(id, same, 1)).toEqual({ version: 1 });
    });
    expect(events).toEqual([]);
  });

  test("from a version that is no longer in force: CONFLICT; of many at once one wins", async () => {
    const id = await fresh("Disputada");
    const { policy } = await show(id);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        save(id, { ...policy, capacity: i + 1 }, 1).then(
          () => "saved",
          (error: { problem: { code: string } }) => error.problem.code,
        ),
      ),
    );
    expect(answers.filter((one) => one === "saved")).toHaveLength(1);
    expect(answers.filter((one) => one === "CONFLICT")).toHaveLength(7);
    expect(await refusedSave(id, { ...policy, capacity: 50 }, 1)).toMatchObject({
      status: 409,
      code: "CONFLICT",
      failures: [{ data: { version: 2 } }],
    });
    expect((await show(id)).version).toBe(2);
  });

  test("refusals name the field: an empty list of evidence, texts, calendar, stage; nothing is saved", async () => {
    const id = await fresh("Mala");
    const { policy } = await show(id);
    const foreign = await theirs.olga.client.call(createCalendar, {
      body: { name: "Suyo", timeZone: "UTC", hours: [] },
    });
    const { autoTicket } = (
      await theirs.olga.client.call(contract.showPolicy, { params: { id: theirs.inboxes.sales } })
    ).policy;
    const bad: [Partial<Policy>, string][] = [
      [{ close: { ...policy.close, anyOf: [] } }, "/policy/close/anyOf"],
      [{ greeting: { on: true, text: "  " } }, "/policy/greeting/text"],
      [{ away: { on: true, text: "" } }, "/policy/away/text"],
      [{ calendarId: newId() }, "/policy/calendarId"],
      [{ calendarId: foreign.id }, "/policy/calendarId"],
      [{ autoTicket }, "/policy/autoTicket/stageId"],
      [
        { autoTicket: policy.autoTicket && { ...policy.autoTicket, funnelId: newId() } },
        "/policy/autoTicket/stageId",
      ],
      [{ capacity: 201 }, "/policy/capacity"],
      [{ capacity: 0 }, "/policy/capacity"],
      [{ rescueMinutes: 0 }, "/policy/rescueMinutes"],
    ];
    for (const [change, pointer] of bad)
      expect(await refusedSave(id, { ...policy, ...change }, 1), pointer).toMatchObject({
        status: 422,
        failures: [{ code: "INVALID", pointer }],
      });
    expect((await show(id)).version).toBe(1);
    const missing = { params: { id: theirs.inboxes.sales }, body: { policy, version: 1 } };
    expect(await people.clara.client.refused(contract.savePolicy, missing)).toMatchObject({ status: 404 });
    for (const person of [people.bruno, people.ana])
      expect(
        await person.client.refused(contract.savePolicy, { params: { id }, body: { policy, version: 1 } }),
      ).toMatchObject({ code: "FORBIDDEN" });
  });

  test("a change of visibility reaches who is looking: their sight is read anew", async () => {
    const id = people.inboxes.marketing;
    const { policy, version } = await show(id);
    const live = await openLive(desk, people.ana.key);
    await save(id, { ...policy, visibility: "inbox" }, version);
    await live.until((frame) => frame.type === "reset");
    live.close();
  });
});
