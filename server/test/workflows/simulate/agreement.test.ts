import { simulate, simulatedRuns } from "@relevo/contract/simulations.ts";
import { describe, expect, test } from "vitest";
import { type DeskWithLine, deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { drafted, published } from "../scene.ts";
import { quick, rich } from "./flows.ts";
import { playWeek, type Stage, stageOn } from "./stage.ts";
import { weekOf } from "./week.ts";

const customers = Number(process.env.CUSTOMERS ?? 120);
const day = 24 * 60 * 60_000;
/** Monday, nine in the morning in Santiago. */
const from = new Date("2035-03-05T12:00:00.000Z");
const to = new Date(from.getTime() + 7 * day);
/** Waits that were begun in the week are over, and nobody does anything. */
const end = new Date(from.getTime() + 9 * day);

const live = deskWithLine();
const quiet = deskWithLine();

describe("S3-18 S3-22: what a simulation says of a week is what happened where the workflow was in force", () => {
  test("conversation by conversation: steps, ways, instants, whom each was given", {
    timeout: 110_000,
  }, async () => {
    const acts = weekOf(20260722, customers, from);
    const [stage, other] = await Promise.all([stageOn(live, from), stageOn(quiet, from)]);
    const flows = { quick, rich };
    const ids = {
      quick: (await published(live.people.clara.client, quick(stage), "quick")).id,
    };
    const begun = performance.now();
    await Promise.all([playWeek(live, stage, acts), playWeek(quiet, other, acts)]);
    await Promise.all([live.desk.step(end), quiet.desk.step(end)]);
    console.log("played", performance.now() - begun, acts.length);
    for (const [name, id] of Object.entries(ids)) {
      const happened = await liveRuns(live, id);
      const flow = flows[name as keyof typeof flows](other);
      const draft = await drafted(quiet.people.clara.client, flow, name);
      const t = performance.now();
      const tried = await triedRuns(quiet, draft.id);
      console.log("simulated", performance.now() - t, happened.size, tried.size);
      expect(tried.size).toBeGreaterThan(customers * 0.9);
      expect(Object.fromEntries(tried)).toEqual(Object.fromEntries(happened));
    }
  });
});

interface RunRow {
  key: string;
  at: Date;
  ended: Date | null;
  steps: {
    n: number;
    step: string;
    at: string;
    endedAt: string | null;
    edge: string | null;
    why: { code: string; data?: Record<string, unknown> } | null;
    failures: { code: string }[];
  }[];
}

/** By customer and which of their conversations it is: what both desks call the same. */
const keyed = `p.name || ' ' || (select count(*) from conversations x where x.account_id = c.account_id
  and x.contact_id = c.contact_id and x.number <= c.number) as key`;

async function liveRuns(on: DeskWithLine, workflow: string): Promise<Map<string, string[]>> {
  const rows = await rowsOf<RunRow>(
    on.desk,
    on.people.account,
    `select ${keyed}, r.started_at as at, r.ended_at as ended,
       (select json_agg(json_build_object('n', s.n, 'step', s.step, 'at', s.at, 'endedAt', s.ended_at, 'edge', s.edge, 'why', s.why,
         'failures', s.failures) order by s.n) from run_steps s where s.account_id = r.account_id and s.run_id = r.id) as steps
     from runs r join conversations c on c.account_id = r.account_id and c.id = r.conversation_id
     join contacts p on p.account_id = c.account_id and p.id = c.contact_id
     where r.workflow_id = $1`,
    [workflow],
  );
  return told(on, rows);
}

async function triedRuns(on: DeskWithLine, workflow: string): Promise<Map<string, string[]>> {
  const body = { from: from.toISOString(), to: to.toISOString() };
  const { id } = await on.people.clara.client.call(simulate, { params: { id: workflow }, body });
  await on.desk.settle();
  const { items } = await on.people.clara.client.call(simulatedRuns, { params: { id } });
  expect(items.length).toBeGreaterThan(0);
  const rows = await rowsOf<RunRow>(
    on.desk,
    on.people.account,
    `select ${keyed}, r.started_at as at, r.ended_at as ended, r.steps from simulated_runs r
     join conversations c on c.account_id = r.account_id and c.id = r.conversation_id
     join contacts p on p.account_id = c.account_id and p.id = c.contact_id where r.simulation_id = $1`,
    [id],
  );
  return told(on, rows);
}

function told({ people }: DeskWithLine, rows: readonly RunRow[]): Map<string, string[]> {
  const names = new Map(
    Object.values(people).flatMap((one) =>
      typeof one === "object" && "id" in one ? [[one.id, one.name] as const] : [],
    ),
  );
  const instant = (at: string | null) => (at === null ? "…" : new Date(at).toISOString().slice(5));
  return new Map(
    rows
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ key, at, ended, steps }) => [
        `${key} ${at.toISOString()}`,
        [
          ...steps.map(({ n, step, at, endedAt, edge, why, failures }) => {
            const member = names.get(String(why?.data?.member)) ?? "";
            const codes = failures.map(({ code }) => code).join();
            return `${n} ${step} ${instant(at)} ${instant(endedAt)} ${edge} ${why?.code} ${member} ${codes}`;
          }),
          `ended ${ended?.toISOString()}`,
        ],
      ]),
  );
}

export type { Stage };
