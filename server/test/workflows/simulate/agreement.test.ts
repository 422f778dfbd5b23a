import type { RunStep } from "@relevo/contract/workflow-runs.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { expect, onTestFinished, test } from "vitest";
import { inAccount } from "../../../src/platform/db.ts";
import { newId } from "../../../src/platform/ids.ts";
import type { KeptRun } from "../../../src/workflows/simulate/keep.ts";
import { simulate } from "../../../src/workflows/simulate/run.ts";
import { quick, rich } from "./flows.ts";
import { type House, openHouse } from "./house.ts";
import { liveWeek } from "./live-week.ts";
import { weekOf } from "./week.ts";

const customers = Number(process.env.CUSTOMERS ?? 100);
const day = 24 * 60 * 60_000;
/** Monday, nine in the morning in Santiago. */
const from = new Date("2035-03-05T12:00:00.000Z");
const to = new Date(from.getTime() + 7 * day);
/** Waits that were begun in the week are over, and nobody does anything. */
const end = new Date(from.getTime() + 9 * day);

test("S3-22: what a simulation says of a week is what the workflow did where it was in force: steps, ways, instants, whom each was given", {
  timeout: 300_000,
}, async () => {
  const acts = weekOf(2607, customers, from);
  const houses = await Promise.all([
    openHouse(from, quick, true),
    openHouse(from, rich, true),
    openHouse(from, rich, false),
  ]);
  for (const { close } of houses) onTestFinished(close);
  await Promise.all(houses.map((house) => liveWeek(house, acts, end)));
  const [quickly, richly, quiet] = houses;
  for (const [live, flow] of [
    [quickly, quick],
    [richly, rich],
  ] as const) {
    const happened = await liveRuns(live);
    const tried = await triedRuns(quiet, flow(quiet.stage));
    expect(Object.fromEntries(told(quiet, tried))).toEqual(Object.fromEntries(told(live, happened)));
    expect(tried.length).toBeGreaterThanOrEqual(customers);
    // A week in which nothing of it happened would prove nothing.
    expect(untaken(flow(quiet.stage), tried)).toEqual([]);
  }
});

/** Ways that no run took, but for those only a fault takes. */
function untaken({ steps }: Definition, runs: readonly RunRow[]): string[] {
  const taken = new Set(runs.flatMap((run) => run.steps.map(({ step, edge }) => `${step} ${edge}`)));
  const ways = steps.flatMap(({ id, edges }) => Object.keys(edges).map((edge) => `${id} ${edge}`));
  return ways.filter((way) => !taken.has(way) && !way.endsWith(" failure"));
}

interface RunRow {
  key: string;
  at: Date;
  ended: Date | null;
  steps: readonly RunStep[];
}

/** By customer and which of their conversations it is: what both desks call the same. */
const keyed = `p.name || ' ' || (select count(*) from conversations x where x.account_id = c.account_id
  and x.contact_id = c.contact_id and x.number <= c.number) as key`;

function liveRuns({ db, account }: House): Promise<RunRow[]> {
  return inAccount(db, account, (tx) =>
    tx.rows<RunRow>(
      `select ${keyed}, r.started_at as at, r.ended_at as ended,
         (select json_agg(json_build_object('n', s.n, 'step', s.step, 'at', s.at, 'endedAt', s.ended_at, 'edge', s.edge,
           'why', s.why, 'failures', s.failures) order by s.n) from run_steps s where s.run_id = r.id) as steps
       from runs r join conversations c on c.account_id = r.account_id and c.id = r.conversation_id
       join contacts p on p.account_id = c.account_id and p.id = c.contact_id where r.account_id = $1`,
      [account],
    ),
  );
}

async function triedRuns({ db, account, workflow }: House, definition: Definition): Promise<RunRow[]> {
  const found: KeptRun[] = [];
  const filter = {
    from: from.toISOString(),
    to: to.toISOString(),
    inboxIds: [],
    conversationIds: [],
    numbers: [],
  };
  const given = { account, id: newId(), workflow, attempt: 1, definition, filter, at: end };
  await simulate(
    (work) => inAccount(db, account, work),
    given,
    async ({ runs }) => {
      found.push(...runs);
      return true;
    },
  );
  const keys = await inAccount(db, account, (tx) =>
    tx.rows<{ id: string; key: string }>(
      `select c.id, ${keyed} from conversations c join contacts p on p.account_id = c.account_id and p.id = c.contact_id
       where c.account_id = $1`,
      [account],
    ),
  );
  const names = new Map(keys.map(({ id, key }) => [id, key]));
  return found.map(({ conversation, startedAt, endedAt, steps }) => {
    return { key: names.get(conversation) ?? "", at: startedAt, ended: endedAt, steps };
  });
}

function told({ people }: House, rows: readonly RunRow[]): Map<string, string[]> {
  const names = new Map(Object.values(people).map(({ member, name }) => [member, name]));
  const instant = (at: string | null) => (at === null ? "…" : new Date(at).toISOString().slice(5));
  return new Map(
    [...rows]
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
