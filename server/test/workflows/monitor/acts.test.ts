import { discard } from "@relevo/contract/closing.ts";
import { claim } from "@relevo/contract/conversations.ts";
import { showThread } from "@relevo/contract/messages.ts";
import * as runs from "@relevo/contract/workflow-runs.ts";
import * as contract from "@relevo/contract/workflows.ts";
import { describe, expect, test } from "vitest";
import { newId } from "../../../src/platform/ids.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { eventsDuring } from "../../support/events.ts";
import { rowsOf } from "../../support/rows.ts";
import { comment, definition, drafted, published, starts, wait, waitReply } from "../scene.ts";

const on = deskWithLine();
const clara = () => on.people.clara.client;
const show = (id: string) => clara().call(runs.showRun, { params: { id } });
const startOn = (conversation: string, workflowId: string, client = clara()) =>
  client.call(runs.startRun, { params: { id: conversation }, body: { workflowId } });
const events = (run: () => Promise<unknown>) => eventsDuring(on.desk, on.people.account, run);
const minutes = async (n: number) => on.desk.step(new Date((await on.desk.step()).getTime() + n * 60_000));
const looksAt = (id: string) =>
  rowsOf(on.desk, on.people.account, "select from deadlines where kind = 'run' and key = $1", [id]);
const said = async (id: string) => {
  const { items } = await clara().call(showThread, { params: { id } });
  return items.flatMap((item) => (item.kind === "comment" ? item.text : []));
};
/** A run that waits an hour, and then says so. */
async function waiting() {
  const { id: workflow } = await published(
    clara(),
    definition([wait("espera", 60, "nota"), comment("nota", "Pasó la hora")]),
  );
  const conversation = (await on.opened()).id;
  const { id } = await startOn(conversation, workflow);
  await on.desk.settle();
  return { id, workflow, conversation };
}

describe("started by hand", () => {
  test("by who sees the conversation; it runs, and is told there", async () => {
    const { id: workflow, name } = await published(clara(), definition([comment("nota", "A mano")]));
    const { id } = await on.opened();
    const { ana } = on.people;
    await ana.client.call(claim, { params: { id } });
    const { items } = await ana.client.call(runs.listShortcuts, {});
    expect(items).toContainEqual({ id: workflow, name });
    const started = await startOn(id, workflow, ana.client);
    await on.desk.settle();
    expect(await said(id)).toEqual(["A mano"]);
    const told = await ana.client.call(runs.conversationRuns, { params: { id } });
    expect(told.items).toMatchObject([
      { id: started.id, state: "completed", workflow: { name }, version: 1 },
    ]);
  });

  test("not without sight, and only one that is in force and starts by hand", async () => {
    const one = await published(clara(), definition([wait("espera", 60)]));
    const { id } = await on.opened();
    await on.people.ana.client.call(claim, { params: { id } });
    const call = (workflowId: string, conversation = id) => ({
      params: { id: conversation },
      body: { workflowId },
    });
    const refused = (of: ReturnType<typeof call>, client = clara()) => client.refused(runs.startRun, of);
    expect(await refused(call(one.id), on.people.beto.client)).toMatchObject({ status: 404 });
    expect(await refused(call(newId()))).toMatchObject({ status: 404 });
    expect(await refused(call(one.id, newId()))).toMatchObject({ status: 404 });
    const draft = await drafted(clara(), definition());
    const bySelf = await published(clara(), definition(undefined, { trigger: { kind: "handed_off" } }));
    for (const workflow of [draft, bySelf])
      expect(await refused(call(workflow.id))).toMatchObject({ status: 409, code: "NOT_PUBLISHED" });
    await startOn(id, one.id);
    expect(await refused(call(one.id))).toMatchObject({ status: 409, code: "RUN_ACTIVE" });
    const shown = await clara().call(runs.listShortcuts, {});
    expect(shown.items.map((item) => item.id)).not.toContain(draft.id);
    expect(shown.items.map((item) => item.id)).not.toContain(bySelf.id);
    const over = (await on.opened()).id;
    await clara().call(discard, { params: { id: over }, body: { reason: "spam" } });
    expect(await refused(call(one.id, over))).toMatchObject({ status: 409, code: "NOT_OPEN" });
  });
});

describe("cancelled", () => {
  test("it ends where it stands and does nothing any more", async () => {
    const { id, conversation, workflow } = await waiting();
    const log = await events(async () => {
      expect(await clara().call(runs.cancelRun, { params: { id } })).toMatchObject({
        state: "cancelled",
        step: "espera",
        until: null,
        why: { code: "cancelled", data: { by: "Clara" } },
        steps: [{ step: "espera", edge: null }],
        can: { cancel: false, resume: false, retry: false },
      });
    });
    expect(log).toEqual([{ name: "run.cancelled", actor: on.people.clara.id, data: { workflow, run: id } }]);
    expect((await show(id)).steps.map(({ endedAt }) => endedAt === null)).toEqual([false]);
    expect(await looksAt(id)).toEqual([]);
    await minutes(61);
    expect(await said(conversation)).toEqual([]);
    for (const shape of [runs.cancelRun, runs.resumeRun, runs.retryRun])
      expect(await clara().refused(shape, { params: { id } })).toMatchObject({
        status: 409,
        code: "RUN_OVER",
      });
    await startOn(conversation, workflow);
  });

  test("at the very moment its wait ends: it is one or the other", async () => {
    const { id, conversation } = await waiting();
    const at = new Date((await on.desk.step()).getTime() + 60 * 60_000);
    const [end] = await Promise.allSettled([
      clara().call(runs.cancelRun, { params: { id } }),
      on.desk.step(at),
    ]);
    const { state } = await show(id);
    expect(state).toBe(end.status === "fulfilled" ? "cancelled" : "completed");
    expect(await said(conversation)).toHaveLength(state === "completed" ? 1 : 0);
  });
});

describe("resumed", () => {
  test("a wait ends now, as if its time had come", async () => {
    const { id, conversation, workflow } = await waiting();
    const log = await events(() => clara().call(runs.resumeRun, { params: { id } }));
    expect(log[0]).toEqual({
      name: "run.resumed",
      actor: on.people.clara.id,
      data: { workflow, run: id },
    });
    await on.desk.settle();
    expect(await show(id)).toMatchObject({ state: "completed" });
    expect(await said(conversation)).toEqual(["Pasó la hora"]);
    expect((await show(id)).steps[0]?.why).toEqual({ code: "resumed" });
    expect(await clara().refused(runs.resumeRun, { params: { id } })).toMatchObject({ code: "RUN_OVER" });
  });

  test("one that waits for a reply goes on by its time-out", async () => {
    const flow = await published(
      clara(),
      definition([
        waitReply("espera", 60, { reply: "si", timeout: "no" }),
        comment("si", "Respondió"),
        comment("no", "No respondió"),
      ]),
    );
    const conversation = (await on.opened()).id;
    const { id } = await startOn(conversation, flow.id);
    await on.desk.settle();
    await clara().call(runs.resumeRun, { params: { id } });
    await on.desk.settle();
    expect(await said(conversation)).toEqual(["No respondió"]);
    expect((await show(id)).steps[0]).toMatchObject({ step: "espera", edge: "timeout" });
  });
});

describe("retried", () => {
  /** A run that failed since what it starts was stopped. */
  async function failed() {
    const called = await published(clara(), definition([comment("nota", "Llamado")]));
    const flow = await published(
      clara(),
      definition([waitReply("espera", 60, { timeout: "llamar" }), starts("llamar", called.id)]),
    );
    await clara().call(contract.stopWorkflow, { params: { id: called.id }, body: {} });
    const conversation = (await on.opened()).id;
    const { id } = await startOn(conversation, flow.id);
    await on.desk.settle();
    await clara().call(runs.resumeRun, { params: { id } });
    await on.desk.settle();
    return { id, conversation, flow, called };
  }

  test("a failed run tries its step again and goes on; what failed stays told", async () => {
    const { id, conversation, called, flow } = await failed();
    expect(await show(id)).toMatchObject({
      state: "failed",
      step: "llamar",
      can: { cancel: false, resume: false, retry: true },
      steps: [{ step: "espera" }, { step: "llamar", failures: [{ code: "NOT_PUBLISHED" }] }],
    });
    const params = { id: called.id };
    await clara().call(contract.publishWorkflow, { params, body: { revision: called.revision } });
    const log = await events(() => clara().call(runs.retryRun, { params: { id } }));
    expect(log[0]).toEqual({
      name: "run.retried",
      actor: on.people.clara.id,
      data: { workflow: flow.id, run: id },
    });
    await on.desk.settle();
    const shown = await show(id);
    expect(shown).toMatchObject({ state: "completed", why: null });
    expect(shown.steps.map(({ step, failures }) => [step, failures.length])).toEqual([
      ["espera", 0],
      ["llamar", 1],
      ["llamar", 0],
    ]);
    expect(await said(conversation)).toEqual(["Llamado"]);
  });

  test("not while another run of it is under way there", async () => {
    const { id, conversation, flow } = await failed();
    await startOn(conversation, flow.id);
    expect((await show(id)).can.retry).toBe(false);
    const refused = await clara().refused(runs.retryRun, { params: { id } });
    expect(refused).toMatchObject({ status: 409, code: "RUN_ACTIVE" });
    expect(await show(id)).toMatchObject({ state: "failed" });
  });

  test("supervisors look on", async () => {
    const { id } = await failed();
    for (const shape of [runs.cancelRun, runs.resumeRun, runs.retryRun])
      expect(await on.people.bruno.client.refused(shape, { params: { id } })).toMatchObject({ status: 403 });
  });
});
