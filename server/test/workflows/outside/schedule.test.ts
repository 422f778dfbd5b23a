import type { Trigger } from "@relevo/contract/workflows.ts";
import * as contract from "@relevo/contract/workflows.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { deadlineWorker } from "../../../src/deadlines/loop.ts";
import { now } from "../../../src/platform/clock.ts";
import { openLog } from "../../../src/platform/log.ts";
import { workflowScheduleKind } from "../../../src/workflows/schedule/kind.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { comment, definition, drafted, published, wait } from "../scene.ts";

const on = deskWithLine();
const clara = () => on.people.clara.client;
const hour = 3_600_000;
const all = [1, 2, 3, 4, 5, 6, 7];
/** Each day at nine in Santiago: 12:00 UTC in summer time. */
const nine: Trigger = { kind: "schedule", days: all, at: 9 * 60 };

/** Noon in Santiago, in its summer time, of the day a test begins at: the next one there is. */
let noon = new Date("2027-01-04T15:00:00Z");
beforeAll(() => on.desk.step(noon));
async function nextNoon(): Promise<void> {
  const passed = (await now(on.desk.db)).getTime() - noon.getTime();
  noon = new Date(noon.getTime() + (Math.floor(passed / (24 * hour)) + 1) * 24 * hour);
  await on.desk.step(noon);
}
const at = (time: string, days = 1) => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const midnight = noon.getTime() - 12 * hour;
  return new Date(midnight + days * 24 * hour + hours * hour + minutes * 60_000);
};
const notes = (trigger: Trigger = nine, more: Partial<contract.Definition> = {}) =>
  definition([comment("nota", "Buenos días")], { trigger, ...more });
async function begun(workflow: string): Promise<{ conversation: string; started: Date; state: string }[]> {
  return rowsOf(
    on.desk,
    on.people.account,
    `select conversation_id as conversation, started_at as started, state from runs where workflow_id = $1
     order by started_at, conversation_id`,
    [workflow],
  );
}
const promised = (workflow: string) =>
  rowsOf<{ at: Date }>(
    on.desk,
    on.people.account,
    "select due_at as at from deadlines where kind = 'workflow-schedule' and key = $1",
    [workflow],
  );
const stop = (id: string) => clara().call(contract.stopWorkflow, { params: { id }, body: {} });

describe("by the clock", () => {
  test("each open conversation gets its run at the minute on the wall, each day one", async () => {
    await nextNoon();
    const { who, id: one } = await on.opened();
    const { id: other } = await on.opened();
    const { id } = await published(clara(), notes());
    await on.desk.step(new Date(at("09:00").getTime() - 1));
    expect(await begun(id)).toEqual([]);
    await on.desk.step(at("09:00"));
    const first = await begun(id);
    expect(first.map(({ conversation }) => conversation)).toEqual(expect.arrayContaining([one, other]));
    expect(new Set(first.map(({ conversation }) => conversation)).size).toBe(first.length);
    expect(new Set(first.map(({ started }) => started.getTime()))).toEqual(new Set([at("09:00").getTime()]));
    await on.desk.step(at("23:59"));
    expect(await begun(id)).toHaveLength(first.length);
    // Who does not write again for a day has no open conversation any more.
    await on.line.text(who, "sigo aquí");
    await on.desk.step(at("09:00", 2));
    const second = (await begun(id)).slice(first.length);
    expect(second).toMatchObject([{ started: at("09:00", 2) }]);
    await stop(id);
  });

  test("only on its days", async () => {
    await nextNoon();
    const { id } = await on.opened();
    const tomorrow = ((at("12:00").getUTCDay() + 6) % 7) + 1;
    const on9 = (day: number): Trigger => ({ kind: "schedule", days: [day], at: 9 * 60 });
    const [then, later] = [
      await published(clara(), notes(on9(tomorrow))),
      await published(clara(), notes(on9((tomorrow % 7) + 1))),
    ];
    await on.desk.step(at("10:00"));
    expect((await begun(then.id)).map(({ conversation }) => conversation)).toContain(id);
    expect(await begun(later.id)).toEqual([]);
    expect(await promised(then.id)).toEqual([{ at: at("09:00", 8) }]);
    expect(await promised(later.id)).toEqual([{ at: at("09:00", 2) }]);
    await stop(then.id);
    await stop(later.id);
  });

  test("only where its conditions hold then, and where it is open then", async () => {
    await nextNoon();
    const [mine, other, ended] = [(await on.opened()).id, (await on.opened()).id, (await on.opened()).id];
    const items = [{ subject: "assignee.id", operator: "is", value: on.people.ana.id } as const];
    const flow = await published(clara(), notes(nine, { conditions: { join: "and", items } }));
    const set = (sql: string, values: unknown[]) => rowsOf(on.desk, on.people.account, sql, values);
    await set("update conversations set owner_id = null where owner_id = $1", [on.people.ana.id]);
    await set("update conversations set state = 'active', owner_id = $1 where id = any($2)", [
      on.people.ana.id,
      [mine, ended],
    ]);
    await set("update conversations set state = 'discarded', ended_at = active_at where id = $1", [ended]);
    await on.desk.step(at("09:00"));
    expect((await begun(flow.id)).map(({ conversation }) => conversation)).toEqual([mine]);
    expect(other).not.toBe(mine);
    await stop(flow.id);
  });

  test("late once after an outage of days, not once for each", async () => {
    await nextNoon();
    const { id: conversation } = await on.opened();
    const flow = await published(clara(), notes());
    const hold = (held: boolean) =>
      rowsOf(on.desk, on.people.account, "update accounts set held = $1", [held]);
    await hold(true);
    await on.desk.step(at("15:00", 5));
    expect(await begun(flow.id)).toEqual([]);
    await hold(false);
    await on.desk.settle();
    const runs = (await begun(flow.id)).filter((run) => run.conversation === conversation);
    expect(runs.map(({ started }) => started)).toEqual([at("15:00", 5)]);
    expect(await promised(flow.id)).toEqual([{ at: at("09:00", 6) }]);
    await stop(flow.id);
  });

  test("one that still runs in a conversation gets no second beside it", async () => {
    await nextNoon();
    const { id: conversation } = await on.opened();
    const flow = await published(clara(), definition([wait("espera", 7 * 24 * 60)], { trigger: nine }));
    await on.desk.step(at("10:00", 3));
    const runs = (await begun(flow.id)).filter((run) => run.conversation === conversation);
    expect(runs).toMatchObject([{ state: "waiting" }]);
    await stop(flow.id);
  });

  test("an occurrence that several processes look at begins each run once", async () => {
    await nextNoon();
    const { id: conversation } = await on.opened();
    const flow = await published(clara(), notes());
    await rowsOf(on.desk, on.people.account, "update accounts set held = true");
    await on.desk.step(at("09:00"));
    await rowsOf(on.desk, on.people.account, "update accounts set held = false");
    const log = openLog("silent");
    const kinds = () => deadlineWorker(on.desk.db, log, [workflowScheduleKind]);
    await Promise.all([kinds().run(), kinds().run(), kinds().run(), on.desk.settle()]);
    await on.desk.settle();
    expect((await begun(flow.id)).filter((run) => run.conversation === conversation)).toHaveLength(1);
    expect(await promised(flow.id)).toEqual([{ at: at("09:00", 2) }]);
    await stop(flow.id);
  });

  test("300 open conversations are begun with in lots, each once", async () => {
    await nextNoon();
    const account = on.people.account;
    const { id } = await on.opened();
    await rowsOf(
      on.desk,
      account,
      `with people as (
         insert into contacts (account_id, id, name, created_at)
         select account_id, gen_random_uuid(), 'Cliente', created_at from contacts, generate_series(1, 300)
         where id = (select contact_id from conversations where id = $1) returning account_id, id)
       insert into conversations (account_id, id, number, contact_id, connection_id, inbox_id, state, source, opened_at,
         queued_at, active_at, unread)
       select c.account_id, gen_random_uuid(), 100000 + row_number() over (), p.id, c.connection_id, c.inbox_id, 'queued',
         'user', c.opened_at, c.queued_at, c.active_at, 0
       from conversations c join people p using (account_id) where c.id = $1`,
      [id],
    );
    const flow = await published(clara(), notes());
    await on.desk.step(at("09:00"));
    const runs = await begun(flow.id);
    expect(runs.length).toBeGreaterThan(300);
    expect(new Set(runs.map(({ conversation }) => conversation)).size).toBe(runs.length);
    expect(new Set(runs.map(({ state }) => state))).toEqual(new Set(["completed"]));
    await stop(flow.id);
  });
});

describe("the promise of the next occurrence", () => {
  test("is made when it is published, follows what is published, and goes when it is stopped or removed", async () => {
    await nextNoon();
    const draft = await drafted(clara(), notes());
    expect(await promised(draft.id)).toEqual([]);
    const params = { id: draft.id };
    const publish = async (trigger: Trigger) => {
      const { revision } = await clara().call(contract.showWorkflow, { params });
      const saved = await clara().call(contract.editWorkflow, {
        params,
        body: { name: draft.name, draft: notes(trigger), revision },
      });
      await clara().call(contract.publishWorkflow, { params, body: { revision: saved.revision } });
    };
    await publish(nine);
    expect(await promised(draft.id)).toEqual([{ at: at("09:00") }]);
    await publish({ kind: "schedule", days: all, at: 13 * 60 });
    expect(await promised(draft.id)).toEqual([{ at: at("13:00", 0) }]);
    await publish({ kind: "manual" });
    expect(await promised(draft.id)).toEqual([]);
    await publish(nine);
    await stop(draft.id);
    expect(await promised(draft.id)).toEqual([]);
    await publish(nine);
    await clara().call(contract.removeWorkflow, { params });
    expect(await promised(draft.id)).toEqual([]);
  });
});
