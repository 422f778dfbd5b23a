import { expect, onTestFinished, test } from "vitest";
import { inAccount } from "../../../src/platform/db.ts";
import { runFacts } from "../../../src/workflows/facts/facts.ts";
import type { Facts } from "../../../src/workflows/facts.rules.ts";
import { factsOf, thenAt } from "../../../src/workflows/simulate/facts-at.rules.ts";
import { groundOf } from "../../../src/workflows/simulate/history/ground.ts";
import { timelinesOf } from "../../../src/workflows/simulate/history/page.ts";
import { until } from "../../../src/workflows/simulate/timeline.rules.ts";
import { rich } from "./flows.ts";
import { type House, openHouse } from "./house.ts";
import { liveWeek } from "./live-week.ts";
import { weekOf } from "./week.ts";

const from = new Date("2035-03-05T12:00:00.000Z");
const hour = 60 * 60_000;
const nobody = { contact: null, member: null };

test("S3-22: facts folded from history are those a run would have read at the instant", {
  timeout: 120_000,
}, async () => {
  const house = await openHouse(from, rich, false);
  onTestFinished(house.close);
  const acts = weekOf(35, 25, from);
  const read: { at: Date; facts: Map<string, Facts> }[] = [];
  for (let n = 1; n <= 40; n++) {
    const to = new Date(from.getTime() + n * 4 * hour + 7);
    const before = new Date(to.getTime() - 4 * hour);
    await liveWeek(
      house,
      acts.filter(({ at }) => at >= before && at < to),
      to,
    );
    read.push({ at: to, facts: await factsNow(house) });
  }
  const { db, account, workflow } = house;
  const ids = [...(read.at(-1)?.facts.keys() ?? [])];
  const { timelines, ground } = await inAccount(db, account, async (tx) => ({
    timelines: await timelinesOf(tx, ids, { workflow, texts: true }),
    ground: await groundOf(tx, from),
  }));
  expect(ids.length).toBeGreaterThan(25);
  for (const { at, facts } of read)
    for (const timeline of timelines) {
      const then = thenAt(timeline, until(at), { ticket: null, befell: [] });
      const { id } = timeline.conversation;
      const folded = then && factsOf(timeline, then, ground, { at, heard: nobody, apart: false });
      expect(folded && comparable(folded), `${id} at ${at.toISOString()}`).toEqual(
        comparable(facts.get(id)) ?? null,
      );
    }
});

/** As a run that has waited would read them in each conversation there is, listening for nobody. */
async function factsNow({ db, account }: House): Promise<Map<string, Facts>> {
  return inAccount(db, account, async (tx) => {
    const rows = await tx.rows<{ id: string; contact: string }>(
      "select id, contact_id as contact from conversations where account_id = $1",
      [account],
    );
    const waited = { from: new Date(), owner: null };
    const places = rows.map(({ id, contact }) => {
      return { id, contact, conversation: id, ticket: null, wakes: null, waited, heard: nobody, named: [] };
    });
    return runFacts(tx, places);
  });
}

/** What is asked only while a run listens, and names nobody asked for, are not compared. */
function comparable(facts: Facts | undefined) {
  if (!facts) return undefined;
  const { since: _, names: __, ...rest } = facts;
  return rest;
}
