import { showThread } from "@relevo/contract/messages.ts";
import * as runs from "@relevo/contract/workflow-runs.ts";
import * as contract from "@relevo/contract/workflows.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { eventsDuring } from "../../support/events.ts";
import { rowsOf } from "../../support/rows.ts";
import { comment, definition, drafted, published, wait } from "../scene.ts";

const on = deskWithLine();
const clara = () => on.people.clara.client;
const runsOf = async (workflowId: string) =>
  (await clara().call(runs.listRuns, { query: { workflowId, limit: 100 } })).items;
const stop = (id: string, how: "cancel" | "finish" = "cancel") =>
  clara().call(contract.stopWorkflow, { params: { id }, body: { runs: how } });
const remove = (id: string) => clara().call(contract.removeWorkflow, { params: { id } });
const startOn = (conversation: string, workflowId: string) =>
  clara().call(runs.startRun, { params: { id: conversation }, body: { workflowId } });
const minutes = async (n: number) => on.desk.step(new Date((await on.desk.step()).getTime() + n * 60_000));
const said = async (id: string) => {
  const { items } = await clara().call(showThread, { params: { id } });
  return items.flatMap((item) => (item.kind === "comment" ? item.text : []));
};
const looks = (workflow: string) =>
  rowsOf(
    on.desk,
    on.people.account,
    "select from deadlines d join runs r on r.id::text = d.key where d.kind = 'run' and r.workflow_id = $1",
    [workflow],
  );
async function opened(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push((await on.opened()).id);
  return ids;
}
/** A minute's wait that then says so, under way in as many conversations. */
async function underWay(count: number) {
  const flow = await published(
    clara(),
    definition([wait("espera", 1, "nota"), comment("nota", "Pasó el minuto")]),
  );
  const conversations = await opened(count);
  for (const id of conversations) await startOn(id, flow.id);
  await on.desk.settle();
  return { ...flow, conversations };
}

describe("S3-13: a draft never runs, what is published runs", () => {
  test("with the steps it was published with, until it is stopped", async () => {
    const trigger = { kind: "conversation_opened" } as const;
    const draft = definition([comment("nota", "Publicada")], { trigger });
    const { id, name, revision } = await drafted(clara(), draft);
    const [before = ""] = await opened(1);
    await on.desk.settle();
    expect(await runsOf(id)).toEqual([]);
    expect(await said(before)).toEqual([]);

    const inForce = await clara().call(contract.publishWorkflow, { params: { id }, body: { revision } });
    const later = definition([comment("nota", "Solo guardada")], { trigger });
    await clara().call(contract.editWorkflow, {
      params: { id },
      body: { name, draft: later, revision: inForce.revision },
    });
    const [first = ""] = await opened(1);
    await on.desk.settle();
    expect(await said(first)).toEqual(["Publicada"]);
    expect(await runsOf(id)).toMatchObject([{ version: 1, state: "completed", conversation: { id: first } }]);
    const { items } = await clara().call(contract.listWorkflows, {});
    expect(items.find((one) => one.id === id)).toMatchObject({ week: { started: 1, failed: 0 }, active: 0 });

    await stop(id);
    const [after = ""] = await opened(1);
    await on.desk.settle();
    expect(await said(after)).toEqual([]);
    expect(await runsOf(id)).toHaveLength(1);
  });

  test("a run goes on with the version it began with", async () => {
    const { id, name, revision, conversations } = await underWay(1);
    const draft = definition([comment("nota", "Otra cosa")]);
    const saved = await clara().call(contract.editWorkflow, {
      params: { id },
      body: { name, draft, revision },
    });
    await clara().call(contract.publishWorkflow, { params: { id }, body: { revision: saved.revision } });
    await minutes(1);
    expect(await said(conversations[0] ?? "")).toEqual(["Pasó el minuto"]);
    const [run] = await runsOf(id);
    expect(run).toMatchObject({ version: 1, state: "completed" });
    const shown = await clara().call(runs.showRun, { params: { id: run?.id ?? "" } });
    expect(shown.definition.steps.map((step) => step.id)).toEqual(["espera", "nota"]);
  });
});

describe("stopped with runs under way", () => {
  test("they are cancelled, with what they waited for, and the log tells each", async () => {
    const { id, conversations } = await underWay(2);
    const log = await eventsDuring(on.desk, on.people.account, () => stop(id));
    expect(log.map(({ name }) => name)).toEqual(["run.cancelled", "run.cancelled", "workflow.stopped"]);
    expect(log.at(-1)?.data).toEqual({ workflow: id, cancelled: 2 });
    expect(await looks(id)).toEqual([]);
    await minutes(2);
    for (const one of conversations) expect(await said(one)).toEqual([]);
    expect(await runsOf(id)).toMatchObject(
      [1, 2].map(() => ({ state: "cancelled", why: { code: "stopped" } })),
    );
  });

  test("or go on to their end; stopping once more cancels those left", async () => {
    const { id, conversations } = await underWay(2);
    expect(await stop(id, "finish")).toMatchObject({ state: "stopped", active: 2 });
    const [run] = await runsOf(id);
    await clara().call(runs.resumeRun, { params: { id: run?.id ?? "" } });
    await on.desk.settle();
    expect(await said(conversations[1] ?? "")).toEqual(["Pasó el minuto"]);
    const again = await clara().refused(contract.stopWorkflow, { params: { id }, body: { runs: "finish" } });
    expect(again).toMatchObject({ code: "NOT_PUBLISHED" });
    expect(await stop(id)).toMatchObject({ active: 0 });
    expect((await runsOf(id)).map(({ state }) => state)).toEqual(["completed", "cancelled"]);
  });

  test("while they advance: each ends one way, once", async () => {
    for (let round = 0; round < 3; round++) {
      const { id, conversations } = await underWay(8);
      const [, end] = await Promise.allSettled([minutes(1), stop(id)]);
      expect(end.status).toBe("fulfilled");
      await on.desk.settle();
      for (const run of await runsOf(id)) {
        expect(["completed", "cancelled"]).toContain(run.state);
        expect(await said(run.conversation?.id ?? "")).toHaveLength(run.state === "completed" ? 1 : 0);
      }
      expect(await runsOf(id)).toHaveLength(conversations.length);
      expect(await looks(id)).toEqual([]);
    }
  });

  test("while others begin: none is left over", async () => {
    const flow = await published(clara(), definition([wait("espera", 60)]));
    const conversations = await opened(8);
    const ends = await Promise.allSettled([
      ...conversations.slice(0, 4).map((one) => startOn(one, flow.id)),
      stop(flow.id),
      ...conversations.slice(4).map((one) => startOn(one, flow.id)),
    ]);
    await on.desk.settle();
    const begun = ends.filter(({ status }, i) => status === "fulfilled" && i !== 4).length;
    expect(ends[4]?.status).toBe("fulfilled");
    const all = await runsOf(flow.id);
    expect(all).toHaveLength(begun);
    expect(all.every(({ state }) => state === "cancelled")).toBe(true);
    expect(await looks(flow.id)).toEqual([]);
  });
});

test("removed with runs under way: they are cancelled, and what they did stays readable", async () => {
  const { id, name, conversations } = await underWay(1);
  await remove(id);
  await minutes(2);
  expect(await said(conversations[0] ?? "")).toEqual([]);
  const { items } = await clara().call(runs.conversationRuns, { params: { id: conversations[0] ?? "" } });
  expect(items).toMatchObject([{ workflow: { id, name }, state: "cancelled", why: { code: "removed" } }]);
  const shown = await clara().call(runs.showRun, { params: { id: items[0]?.id ?? "" } });
  expect(shown.definition.steps).toHaveLength(2);
  expect(
    await clara().refused(runs.startRun, {
      params: { id: conversations[0] ?? "" },
      body: { workflowId: id },
    }),
  ).toMatchObject({ status: 404 });
});
