import { transfer } from "@relevo/contract/conversations.ts";
import { createTask } from "@relevo/contract/tasks.ts";
import { afterEach, describe, expect, test } from "vitest";
import { eventsIn } from "../../assignment/support.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { definition, drafted } from "../scene.ts";
import {
  allStopped,
  assign,
  branch,
  clock,
  hold,
  inForce,
  later,
  memberTo,
  note,
  runIn,
  runsIn,
  wayOf,
} from "./scene.ts";

const on = deskWithLine();
afterEach(() => allStopped(on));
const give = (id: string, memberId: string) =>
  on.people.clara.client.call(transfer, { params: { id }, body: { memberId, groupId: null, reason: "" } });
const plain = { unlessReassigned: false, excludeFailed: false };

describe("what starts what", () => {
  test("two workflows that start each other come to an end, and the log tells how deep each stood", async () => {
    const { ana, beto } = on.people;
    const transferred = { kind: "conversation_transferred" } as const;
    await inForce(on, definition([assign("a", memberTo(ana.id), {}, plain)], { trigger: transferred }));
    await inForce(on, definition([assign("b", memberTo(beto.id), {}, plain)], { trigger: transferred }));
    const { id } = await on.opened();
    await give(id, beto.id);
    await on.desk.settle();
    await on.people.clara.client.call(transfer, {
      params: { id },
      body: {
        memberId: ana.id,
        groupId: null,
        reason: "",
        comment: { text: "sigue Ana", mentionIds: [], chips: [] },
      },
    });
    await on.desk.settle();
    const runs = await runsIn(on, id);
    expect(runs.every(({ state }) => state === "completed")).toBe(true);
    expect(Math.max(...runs.map(({ depth }) => depth))).toBe(4);
    const depths = await rowsOf<{ depth: number }>(
      on.desk,
      on.people.account,
      "select distinct depth from events where conversation_id = $1 and actor_kind = 'workflow' order by depth",
      [id],
    );
    expect(depths.map(({ depth }) => depth)).toEqual([1, 2, 3, 4, 5]);
    expect(runs.length).toBeLessThanOrEqual(12);
  });

  test("one that leaves a task for every overdue task comes to an end", async () => {
    await inForce(
      on,
      definition(
        [
          {
            ...{ id: "otra", name: "", edges: {}, kind: "task", title: "Llamar", taskKind: "call" },
            ...{ owner: null, dueMinutes: 1 },
          },
        ],
        { trigger: { kind: "task_overdue" } },
      ),
    );
    const { id } = await on.opened();
    const at = await clock(on);
    const dueAt = later(at, 1).toISOString();
    await on.people.clara.client.call(createTask, { params: { id }, body: { title: "Llamar", dueAt } });
    await on.desk.step(later(at, 60));
    const depths = (await runsIn(on, id)).map(({ depth }) => depth);
    expect(depths).toEqual([0, 2, 4]);
  });

  test("its own act starts no run of it", async () => {
    const { ana, beto } = on.people;
    const trigger = { kind: "conversation_assigned" } as const;
    await inForce(on, definition([assign("a", memberTo(beto.id), {}, plain)], { trigger }));
    const { id } = await on.opened();
    await give(id, ana.id);
    await on.desk.settle();
    expect(await runsIn(on, id)).toHaveLength(1);
  });
});

describe("how often", () => {
  const received = { kind: "message_received" } as const;

  test("at most twenty runs of a workflow for a contact in an hour", async () => {
    await inForce(on, definition([note("nota", "Escribió")], { trigger: received }));
    const at = await clock(on);
    const { id, who } = await on.opened();
    for (let i = 0; i < 22; i++) await on.line.text(who, `mensaje ${i}`);
    expect(await runsIn(on, id)).toHaveLength(20);
    await on.desk.step(later(at, 61));
    await on.line.text(who, "más tarde");
    expect(await runsIn(on, id)).toHaveLength(21);
  });

  test("once per contact, whatever came after", async () => {
    await inForce(on, definition([note("nota", "Primera vez")], { trigger: received, oncePerContact: true }));
    const at = await clock(on);
    const { id, who } = await on.opened();
    await on.line.text(who, "otra vez");
    await on.desk.step(later(at, 120));
    await on.line.text(who, "y otra");
    expect(await runsIn(on, id)).toHaveLength(1);
  });

  test("one at a time in a conversation: while it waits nothing starts it again", async () => {
    await inForce(on, definition([hold("espera", 10)], { trigger: received }));
    const at = await clock(on);
    const { id, who } = await on.opened();
    await Promise.all(Array.from({ length: 5 }, (_, i) => on.line.text(who, `a la vez ${i}`)));
    expect(await runsIn(on, id)).toHaveLength(1);
    await on.desk.step(later(at, 11));
    await on.line.text(who, "de nuevo");
    expect(await runsIn(on, id)).toHaveLength(2);
  });
});

describe("how long", () => {
  test("a circle without a wait ends the run after a hundred steps", async () => {
    const round = {
      id: "vuelta",
      name: "",
      edges: { next: "fin" },
      kind: "jump",
      to: "mira",
      times: 500,
    } as const;
    const draft = definition([branch("mira", [], "vuelta"), round, note("fin", "Basta")], {
      trigger: { kind: "conversation_opened" },
    });
    const { id } = await on.opened();
    expect(await runsIn(on, id)).toEqual([]);
    await publishAnyway(draft);
    const { id: next } = await on.opened();
    const run = await runIn(on, next);
    expect(run).toMatchObject({ state: "failed", why: { code: "limit" } });
    expect(await wayOf(on, run.id)).toHaveLength(100);
    const failed = (await eventsIn(on, next)).find(({ name }) => name === "run.failed");
    expect(failed).toMatchObject({ data: { run: run.id } });
  });
});

/** What the check would not let through. */
async function publishAnyway(draft: Parameters<typeof drafted>[1]): Promise<void> {
  const { id } = await drafted(on.people.clara.client, draft);
  const { account } = on.people;
  await rowsOf(
    on.desk,
    account,
    "insert into workflow_versions (account_id, workflow_id, version, definition, at) values ($1, $2, 1, $3, $4)",
    [account, id, JSON.stringify(draft), await on.desk.step()],
  );
  await rowsOf(
    on.desk,
    account,
    "update workflows set state = 'published', version = 1, published_revision = revision, trigger = $2 where id = $1",
    [id, draft.trigger?.kind],
  );
}
