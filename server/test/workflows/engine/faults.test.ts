import { cancelRun, retryRun } from "@relevo/contract/workflow-runs.ts";
import { afterEach, expect, test } from "vitest";
import { eventsIn, standing } from "../../assignment/support.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { definition } from "../scene.ts";
import {
  allStopped,
  clock,
  hold,
  inForce,
  later,
  memberTo,
  note,
  quickTransfer,
  runIn,
  wayOf,
} from "./scene.ts";

const on = deskWithLine();
afterEach(() => allStopped(on));

/** While it holds, no comment can be written: a fault, not a refusal. */
async function broken(work: () => Promise<unknown>): Promise<void> {
  const owner = (sql: string) => on.desk.db.pool.query(sql);
  await owner("alter table comments add constraint broken check (text <> 'se rompe') not valid");
  await work().finally(() => owner("alter table comments drop constraint broken"));
}

test("a step that faults is tried again, then its run has failed with the error; tried again by hand it goes on from there", async () => {
  await inForce(
    on,
    definition([hold("espera", 15, "nota"), note("nota", "se rompe", "fin"), note("fin", "Hecho")], {
      trigger: { kind: "conversation_opened" },
    }),
  );
  const at = await clock(on);
  const [one, two] = [await on.opened(), await on.opened()];
  // One of the two is well: what faults keeps no other from going on.
  await rowsOf(
    on.desk,
    on.people.account,
    "update runs set state = 'cancelled', ended_at = $2 where conversation_id = $1",
    [two.id, at],
  );
  await broken(async () => {
    await on.desk.step(later(at, 16));
    expect(await runIn(on, one.id)).toMatchObject({ step: "espera" });
    await on.desk.step(later(at, 60));
  });
  const run = await runIn(on, one.id);
  expect(run).toMatchObject({ state: "failed", why: { code: "fault" } });
  expect(run.why?.data?.error).not.toContain("se rompe");
  const failed = (await eventsIn(on, one.id)).find(({ name }) => name === "run.failed");
  expect(failed).toMatchObject({ actor: run.id, data: { run: run.id } });
  const left = await rowsOf(on.desk, on.people.account, "select from deadlines where kind = 'run'");
  expect(left).toEqual([]);
  await on.people.clara.client.call(retryRun, { params: { id: run.id } });
  await on.desk.step(later(at, 120));
  expect(await runIn(on, one.id)).toMatchObject({ state: "completed" });
  expect((await wayOf(on, run.id)).slice(-2)).toEqual(["nota next", "fin next"]);
  const notes = await rowsOf(on.desk, on.people.account, "select from comments where conversation_id = $1", [
    one.id,
  ]);
  expect(notes).toHaveLength(2);
});

test("where the first of a customer's two runs cannot be kept, the fault is heard once and both go on later", async () => {
  for (const name of ["una", "otra"])
    await inForce(
      on,
      definition([hold("espera", 15, "nota"), note("nota", `Hecho por ${name}`)], {
        trigger: { kind: "conversation_opened" },
      }),
    );
  const at = await clock(on);
  const { id } = await on.opened();
  await on.desk.db.pool.query("alter table run_steps add constraint broken check (false) not valid");
  await on.desk
    .step(later(at, 16))
    .finally(() => on.desk.db.pool.query("alter table run_steps drop constraint broken"));
  const notes = () =>
    rowsOf<{ text: string }>(
      on.desk,
      on.people.account,
      "select text from comments where conversation_id = $1",
      [id],
    );
  expect(await notes()).toEqual([]);
  await on.desk.step(later(at, 60));
  expect((await notes()).map(({ text }) => text).sort()).toEqual(["Hecho por otra", "Hecho por una"]);
});

test("cancelled while its wait ends, it moves nothing or has moved: one of the two", async () => {
  await inForce(on, quickTransfer(memberTo(on.people.ana.id), memberTo(on.people.beto.id)));
  const at = await clock(on);
  const ids: string[] = [];
  for (let i = 0; i < 10; i++) ids.push((await on.opened()).id);
  const runs = await Promise.all(ids.map((id) => runIn(on, id)));
  await on.desk.step(later(at, 15, -1));
  const cancels = runs.map(async ({ id }, i) => {
    await new Promise((resolve) => setTimeout(resolve, i * 40));
    await on.people.clara.client.call(cancelRun, { params: { id } }).catch(() => {});
  });
  await Promise.all([on.desk.step(later(at, 15)), ...cancels]);
  await on.desk.settle();
  for (const id of ids) {
    const run = await runIn(on, id);
    const moved = (await standing(on, id)).owner === on.people.beto.id;
    const acted = (await wayOf(on, run.id)).some((step) => step === "segundo next");
    expect(acted).toBe(moved);
    if (run.state !== "cancelled") expect(run).toMatchObject({ state: "completed" });
  }
});
