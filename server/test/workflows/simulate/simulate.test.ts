import { reply } from "@relevo/contract/messages.ts";
import { listSimulations, showSimulatedRun, simulate, simulatedRuns } from "@relevo/contract/simulations.ts";
import { afterEach, describe, expect, test } from "vitest";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import {
  allStopped,
  assign,
  branch,
  byContact,
  hold,
  later,
  listen,
  memberTo,
  note,
  open,
  unanswered,
} from "../engine/scene.ts";
import { closes, definition, drafted, published } from "../scene.ts";
import { always, eventsNamed, opening, tried, triedDraft } from "./scene.ts";

const on = deskWithLine();
const clara = () => on.people.clara.client;

afterEach(() => allStopped(on));

describe("a draft is tried on what happened", () => {
  test("who was not answered within 15 minutes would have been passed on, who was would not; each step by step", async () => {
    const whole = new Date(Math.ceil((await on.desk.step()).getTime() / 60_000) * 60_000);
    await on.desk.step(whole);
    const slow = await on.opened();
    const quick = await on.opened();
    const at = await on.desk.step();
    await on.desk.step(later(at, 10));
    await on.people.bruno.client.call(reply, { params: { id: quick.id }, body: { text: "Enseguida" } });
    await on.desk.step(later(at, 40));
    await on.people.bruno.client.call(reply, { params: { id: slow.id }, body: { text: "Perdón" } });
    await on.desk.step(later(at, 60));
    const flow = definition(
      [
        hold("espera", 15, "sin"),
        branch("sin", [open, unanswered], "pasa"),
        assign("pasa", memberTo(on.people.beto.id), { next: "nota" }),
        note("nota", "Sigue tú"),
      ],
      { ...opening, conditions: byContact },
    );
    const { begun, simulation, items } = await tried(on, flow, { conversationIds: [slow.id, quick.id] });
    expect(begun).toMatchObject({ state: "waiting", report: null, by: { name: "Clara" } });
    expect(simulation).toMatchObject({
      state: "done",
      progress: { done: 2, of: 2 },
      definition: flow,
      report: {
        looked: 2,
        runs: 2,
        acts: { assigned: 1, commented: 1, closed: 0 },
        truncated: false,
        firstResponse: { was: { p50: 25 * 60_000 }, would: { p50: 25 * 60_000 } },
      },
    });
    expect(simulation.report?.steps).toContainEqual({ step: "sin", entered: 2, edges: { si: 1, else: 1 } });
    expect(simulation.report?.caveats).toEqual(
      expect.arrayContaining(["history_goes_on", "workflows_apart", "people_now", "first_reply_by_people"]),
    );
    const passed = items.find(({ conversation }) => conversation.id === slow.id);
    expect(passed).toMatchObject({
      acts: ["assigned", "commented"],
      divergedAt: later(at, 15).toISOString(),
      firstResponse: { wasMs: 40 * 60_000 },
    });
    expect(items.find(({ conversation }) => conversation.id === quick.id)).toMatchObject({
      acts: [],
      divergedAt: null,
    });
    const shown = await clara().call(showSimulatedRun, { params: { id: passed?.id ?? "" } });
    expect(shown).toMatchObject({ simulationId: simulation.id, conversation: { id: slow.id } });
    expect(shown.steps.map(({ step, edge }) => `${step} ${edge}`)).toEqual([
      "espera next",
      "sin si",
      "pasa next",
      "nota next",
    ]);
    expect(shown.steps[1]).toMatchObject({ at: later(at, 15).toISOString(), why: { code: "holds" } });
    for (const [query, ids] of [
      [{ act: "assigned" as const }, [slow.id]],
      [{ step: "sin", edge: "else" }, [quick.id]],
      [{ step: "sin" }, [slow.id, quick.id]],
      [{ act: "closed" as const }, []],
    ] as const) {
      const { items: some } = await clara().call(simulatedRuns, { params: { id: simulation.id }, query });
      expect(some.map(({ conversation }) => conversation.id).sort()).toEqual([...ids].sort());
    }
    const first = await clara().call(simulatedRuns, { params: { id: simulation.id }, query: { limit: 1 } });
    const second = await clara().call(simulatedRuns, {
      params: { id: simulation.id },
      query: { limit: 1, cursor: first.next ?? "" },
    });
    expect([...first.items, ...second.items]).toEqual(items);
    expect(second.next).toBeNull();
    const listed = await clara().call(listSimulations, { params: { id: simulation.workflow.id } });
    expect(listed.items.map(({ id }) => id)).toEqual([simulation.id]);
    expect((await eventsNamed(on, "simulation.started"))[0]).toMatchObject({
      actor_kind: "member",
      data: { simulation: simulation.id },
    });
    expect((await eventsNamed(on, "simulation.ended"))[0]).toMatchObject({
      actor_kind: "system",
      data: { state: "done" },
    });
  });

  test("nothing is touched: every row but the simulation's own is the same one", async () => {
    await on.opened();
    const flow = definition(
      [assign("pasa", memberTo(on.people.beto.id), { next: "cierra" }), closes("cierra")],
      opening,
    );
    const { id } = await drafted(clara(), flow);
    await on.desk.settle();
    const before = await rowsAndVersions();
    const { simulation } = await triedDraft(on, id);
    expect(simulation.report?.acts).toMatchObject({
      assigned: expect.any(Number),
      refused: expect.any(Number),
    });
    expect(simulation.report?.acts.assigned).toBeGreaterThan(0);
    expect(await rowsAndVersions()).toEqual(before);
  });

  test("what its own published version did is left out: it is tried as if it had not been there", async () => {
    const flow = definition(
      [
        assign("pasa", memberTo(on.people.beto.id), { next: "oye" }),
        listen("oye", 30, { timeout: "nota" }),
        note("nota", "Ya"),
      ],
      opening,
    );
    const { id } = await published(clara(), flow);
    const one = await on.opened();
    await on.desk.step(later(await on.desk.step(), 60));
    const { items } = await triedDraft(on, id, { conversationIds: [one.id] });
    expect(items).toMatchObject([{ acts: ["assigned", "commented"], conversation: { id: one.id } }]);
    const { steps } = await clara().call(showSimulatedRun, { params: { id: items[0]?.id ?? "" } });
    const live = await rowsOf<{ step: string; at: Date; edge: string }>(
      on.desk,
      on.people.account,
      `select s.step, s.at, s.edge from run_steps s join runs r on r.account_id = s.account_id and r.id = s.run_id
       where r.conversation_id = $1 order by s.n`,
      [one.id],
    );
    expect(steps.map(({ step, at, edge }) => ({ step, at, edge }))).toEqual(
      live.map(({ at, ...step }) => ({ ...step, at: at.toISOString() })),
    );
  });

  test("only where it was asked for: an inbox, a time, some conversations", async () => {
    const one = await on.opened();
    const flow = definition(undefined, opening);
    const elsewhere = await tried(on, flow, { inboxIds: [on.people.inboxes.sales] });
    expect(elsewhere.items.map(({ conversation }) => conversation.id)).not.toContain(one.id);
    const here = await tried(on, flow, { inboxIds: [on.people.inboxes.global], conversationIds: [one.id] });
    expect(here.items.map(({ conversation }) => conversation.id)).toEqual([one.id]);
    const [row] = await rowsOf<{ number: number }>(
      on.desk,
      on.people.account,
      "select number from conversations where id = $1",
      [one.id],
    );
    const numbered = await tried(on, flow, { numbers: [row?.number ?? 0] });
    expect(numbered.items.map(({ conversation }) => conversation.id)).toEqual([one.id]);
    const nobody = {
      params: { id: numbered.simulation.workflow.id },
      body: { ...always, numbers: [999_999] },
    };
    expect((await clara().refused(simulate, nobody)).failures).toMatchObject([
      { code: "INVALID", pointer: "/numbers/0" },
    ]);
    const before = { from: "2020-01-01T00:00:00Z", to: "2020-01-02T00:00:00Z" };
    expect((await tried(on, flow, before)).simulation.report).toMatchObject({ looked: 0, runs: 0 });
  });
});

/** Of every table of the account but the simulation's own, and the log it is told in: its rows' places and writers. */
async function rowsAndVersions(): Promise<Record<string, unknown>> {
  const { desk, people } = on;
  const tables = await desk.db.pool.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id'
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  const own = [
    "simulations",
    "simulated_runs",
    "deadlines",
    "idempotency_keys",
    "reaction_cursors",
    "api_keys",
    "events",
  ];
  const found: Record<string, unknown> = {};
  for (const { name } of tables.rows) {
    if (own.includes(name)) continue;
    found[name] = await rowsOf(
      desk,
      people.account,
      `select ctid::text, xmin::text from ${name} where account_id = $1 order by 1`,
      [people.account],
    );
  }
  found.events = await rowsOf(
    desk,
    people.account,
    "select ctid::text, xmin::text from events where account_id = $1 and name not like 'simulation.%' order by 1",
    [people.account],
  );
  return found;
}
