import { cancelSimulation, showSimulation, simulate, simulatedRuns } from "@relevo/contract/simulations.ts";
import { describe, expect, test } from "vitest";
import { inAccount } from "../../../src/platform/db.ts";
import { keepPage } from "../../../src/workflows/simulate/keep.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { later } from "../engine/scene.ts";
import { definition, drafted } from "../scene.ts";

import { always, eventsNamed, opening } from "./scene.ts";

const on = deskWithLine();
const clara = () => on.people.clara.client;

describe("what is refused, and what is called off", () => {
  test("a draft with problems, a time that ends before it begins, another one at a time", async () => {
    const unfinished = await drafted(clara(), definition([], { first: null, trigger: null }));
    const span = { from: "2026-01-01T00:00:00Z", to: "2026-01-08T00:00:00Z" };
    const { failures } = await clara().refused(simulate, { params: { id: unfinished.id }, body: span });
    expect(failures).toContainEqual(
      expect.objectContaining({
        code: "INVALID",
        pointer: "/draft/trigger",
        data: { problem: "trigger_missing" },
      }),
    );
    const { id } = await drafted(clara(), definition(undefined, opening));
    const turned = { from: span.to, to: span.from };
    expect(await clara().refused(simulate, { params: { id }, body: turned })).toMatchObject({
      code: "INVALID",
    });
    // One that never gets its turn: whoever would play it is not looked for.
    await rowsOf(
      on.desk,
      on.people.account,
      `insert into simulations (account_id, id, workflow_id, definition, filter, state, started_at)
       select $1, id, id, draft, $3, 'waiting', $4 from workflows where id = $2`,
      [on.people.account, id, JSON.stringify(always), new Date()],
    );
    expect(await clara().refused(simulate, { params: { id }, body: span })).toMatchObject({
      status: 409,
      code: "SIMULATION_RUNNING",
    });
    const ended = await clara().call(cancelSimulation, { params: { id } });
    expect(ended).toMatchObject({ state: "cancelled", report: null });
    expect(ended.endedAt).not.toBeNull();
    expect(await clara().refused(cancelSimulation, { params: { id } })).toMatchObject({ code: "RUN_OVER" });
    expect((await eventsNamed(on, "simulation.ended"))[0]).toMatchObject({
      data: { simulation: id, state: "cancelled" },
    });
  });

  test("cancelled while it is played, the next page is not kept; nor is what a process thought dead still says", async () => {
    const one = await on.opened();
    const { id } = await drafted(clara(), definition(undefined, opening));
    await rowsOf(
      on.desk,
      on.people.account,
      `insert into simulations (account_id, id, workflow_id, definition, filter, state, started_at, attempts)
       select $1, id, id, draft, $3, 'running', $4, 2 from workflows where id = $2`,
      [on.people.account, id, JSON.stringify(always), new Date()],
    );
    const run = {
      startedAt: new Date(),
      endedAt: null,
      acts: [],
      divergedAt: null,
      wasMs: null,
      wouldMs: null,
      steps: [],
    };
    const page = { done: 1, of: 2, runs: [{ conversation: one.id, ...run }] };
    const keep = (attempt: number) =>
      inAccount(on.desk.db, on.people.account, (tx) => keepPage(tx, { id, attempt }, page));
    const kept = () =>
      rowsOf(on.desk, on.people.account, "select id from simulated_runs where simulation_id = $1", [id]);
    expect(await keep(1)).toBe(false);
    expect(await kept()).toHaveLength(0);
    expect(await keep(2)).toBe(true);
    expect(await kept()).toHaveLength(1);
    await clara().call(cancelSimulation, { params: { id } });
    expect(await keep(2)).toBe(false);
    expect(await kept()).toHaveLength(1);
  });

  test("a process that died leaves it to the next, which begins anew", async () => {
    const one = await on.opened();
    const { id } = await drafted(clara(), definition(undefined, opening));
    const now = await on.desk.step();
    const filter = {
      from: later(now, -60).toISOString(),
      to: later(now, 1).toISOString(),
      inboxIds: [],
      conversationIds: [one.id],
      numbers: [],
    };
    await rowsOf(
      on.desk,
      on.people.account,
      `with lost as (insert into simulations (account_id, id, workflow_id, definition, filter, state, started_at, attempts, done)
         select $1::uuid, $2::uuid, $2::uuid, draft, $3::jsonb, 'running', $4::timestamptz, 1, 7 from workflows where id = $2 returning id),
       half as (insert into simulated_runs (account_id, id, simulation_id, conversation_id, started_at, acts, steps)
         select $1, id, id, $5, $4, '{closed}', '[]' from lost)
       insert into deadlines (account_id, kind, key, due_at) select $1, 'simulate', id, $4::timestamptz + interval '2 minutes' from lost`,
      [on.people.account, id, JSON.stringify(filter), now, one.id],
    );
    await on.desk.step(later(now, 3));
    const { items } = await clara().call(simulatedRuns, { params: { id } });
    expect(items.map(({ acts }) => acts)).toEqual([["commented"]]);
    expect(await clara().call(showSimulation, { params: { id } })).toMatchObject({
      state: "done",
      progress: { done: 1, of: 1 },
    });
  });
});
