import { showThread } from "@relevo/contract/messages.ts";
import { startRun } from "@relevo/contract/workflow-runs.ts";
import { afterEach, describe, expect, test } from "vitest";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { allStopped, assign, hold, inForce, memberTo, note, runsIn, wayOf } from "../engine/scene.ts";
import { comment, definition, starts } from "../scene.ts";
import { act, codesOf } from "./acts.ts";

const on = deskWithLine();
afterEach(() => allStopped(on));
const begin = (id: string, workflowId: string) =>
  on.people.clara.client.call(startRun, { params: { id }, body: { workflowId } });

describe("a run that acts", () => {
  test("S3-5 S3-10 S3-12: gives it to a person, says so to them, and the timeline shows the workflow's run", async () => {
    const steps = [
      assign("dar", memberTo(on.people.beto.id), { next: "nota" }),
      note("nota", "Ahora es tuya.", undefined, ["assignee"]),
    ];
    const workflow = await inForce(on, definition(steps));
    const { id } = await on.opened();
    const run = await begin(id, workflow);
    await on.desk.settle();
    const { items } = await on.people.beto.client.call(showThread, { params: { id }, query: {} });
    expect(items.slice(-2)).toMatchObject([
      {
        name: "conversation.assigned",
        actor: { kind: "workflow", run: { id: run.id, workflowId: workflow } },
        words: { how: "workflow", ownerTo: "Beto" },
      },
      { kind: "comment", author: { kind: "workflow", id: workflow }, mentions: [{ name: "Beto" }] },
    ]);
  });
});

describe("a run that starts another workflow", () => {
  test("goes on by itself; the other runs on the same conversation, one deeper, in its own name", async () => {
    const other = await inForce(on, definition([comment("nota", "Del otro")]));
    const first = await inForce(
      on,
      definition([{ ...starts("llama", other), edges: { next: "fin" } }, comment("fin", "Mía")]),
    );
    const { id } = await on.opened();
    await begin(id, first);
    await on.desk.settle();
    const runs = await runsIn(on, id);
    expect(runs.map(({ workflow, state, depth }) => [workflow, state, depth])).toEqual(
      expect.arrayContaining([
        [first, "completed", 0],
        [other, "completed", 1],
      ]),
    );
    const told = await rowsOf<{ workflow: string; depth: number }>(
      on.desk,
      on.people.account,
      `select r.workflow_id as workflow, e.depth from events e join runs r on r.id = e.actor_id
       where e.conversation_id = $1 and e.name = 'comment.added' order by e.depth`,
      [id],
    );
    expect(told).toEqual([
      { workflow: first, depth: 1 },
      { workflow: other, depth: 2 },
    ]);
  });

  test("that is running here already, or is not in force: refused, and the run says why", async () => {
    const slow = await inForce(on, definition([hold("espera", 60)]));
    const first = await inForce(on, definition([starts("llama", slow)]));
    const { id } = await on.opened();
    await begin(id, slow);
    await begin(id, first);
    await on.desk.settle();
    const failed = (await runsIn(on, id)).find(({ workflow }) => workflow === first);
    expect(failed).toMatchObject({
      state: "failed",
      why: { code: "refused", data: { codes: ["RUN_ACTIVE"] } },
    });
    expect(await wayOf(on, failed?.id ?? "")).toHaveLength(1);
    const gone = { kind: "workflow", workflow: crypto.randomUUID() } as const;
    expect(codesOf(await act(on, { conversation: id }, gone))).toEqual(["NOT_PUBLISHED"]);
  });
});
