import { reply, showThread } from "@relevo/contract/messages.ts";
import * as runs from "@relevo/contract/workflow-runs.ts";
import * as contract from "@relevo/contract/workflows.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { freshName, published } from "../scene.ts";

const on = deskWithLine();
const clara = () => on.people.clara.client;
const minute = 60_000;
let flow: contract.WorkflowDetail;
let start: Date;
/** Customers: answered in time; never; by the second person; by somebody else. */
let asked: { inTime: string; never: string; rescued: string; other: string };

const at = (minutes: number) => on.desk.step(new Date(start.getTime() + minutes * minute));
const answer = async (id: string, who: "ana" | "beto" | "clara") => {
  await on.people[who].client.call(reply, { params: { id }, body: { text: "Hola" } });
  await on.desk.settle();
};
const stats = (query: { from?: string; to?: string } = {}) =>
  clara().call(runs.workflowStats, { params: { id: flow.id }, query });

/** Ms from its second assignment to the reply. */
async function answeredAfter(conversation: string): Promise<number> {
  const { items } = await clara().call(runs.conversationRuns, { params: { id: conversation } });
  const { steps } = await clara().call(runs.showRun, { params: { id: items[0]?.id ?? "" } });
  const given = steps.find(({ step }) => step === "reassign")?.at ?? "";
  const thread = await clara().call(showThread, { params: { id: conversation } });
  const said = thread.items.find((item) => item.kind === "message" && item.direction === "out");
  return Date.parse(said?.at ?? "") - Date.parse(given);
}

/** The quick transfer from Ana to Beto after 15 minutes, on four customers. */
beforeAll(async () => {
  const { ana, beto } = on.people;
  const made = await clara().call(contract.createWorkflow, {
    body: { name: freshName(), template: "quick_transfer" },
  });
  const to = [ana, beto].map(({ id }) => ({ kind: "member", memberId: id }) as const);
  const steps = made.draft.steps.map((step) =>
    step.kind === "assign" ? { ...step, onlineOnly: false, to: to.shift() ?? step.to } : step,
  );
  flow = await published(clara(), { ...made.draft, steps });
  start = await on.desk.step();
  const ids: string[] = [];
  for (let i = 0; i < 4; i++) ids.push((await on.opened()).id);
  const [inTime = "", never = "", rescued = "", other = ""] = ids;
  asked = { inTime, never, rescued, other };
  await at(10);
  await answer(inTime, "ana");
  await at(15);
  await at(20);
  await answer(rescued, "beto");
  await at(35);
  await answer(other, "clara");
});

describe("S3-17: how a workflow does", () => {
  test("its runs by state and the ways they took", async () => {
    const { states, steps } = await stats();
    expect(states).toEqual({ running: 0, waiting: 0, completed: 4, failed: 0, cancelled: 0 });
    const byStep = new Map(steps.map((step) => [step.step, step]));
    expect(byStep.get("assign")).toMatchObject({ entered: 4, waiting: 0, failed: 0, edges: { next: 4 } });
    expect(byStep.get("wait")).toMatchObject({ entered: 4, edges: { next: 4 } });
    expect(byStep.get("branch")).toMatchObject({ entered: 4, edges: { unanswered: 3, else: 1 } });
    expect(byStep.get("reassign")).toMatchObject({ entered: 3 });
  });

  test("whom it gave to another, how soon they were answered then, and how often by that other", async () => {
    const { reassigned, replyAfterTransfer, rescued } = await stats();
    expect({ reassigned, rescued }).toEqual({ reassigned: 3, rescued: 1 });
    const [soon, late] = [await answeredAfter(asked.rescued), await answeredAfter(asked.other)];
    expect([soon / minute, late / minute].map(Math.round)).toEqual([5, 20]);
    const { count, p50, p90 } = replyAfterTransfer;
    expect(count).toBe(2);
    expect(p50).toBeCloseTo((soon + late) / 2, 3);
    expect(p90).toBeCloseTo(soon + (late - soon) * 0.9, 3);
  });

  test("each figure leads to its runs", async () => {
    const wanted = { workflowId: flow.id, step: "branch", edge: "unanswered" };
    const { items } = await clara().call(runs.listRuns, { query: wanted });
    expect(items.map(({ conversation }) => conversation?.id).sort()).toEqual(
      [asked.never, asked.rescued, asked.other].sort(),
    );
    const { items: moved } = await clara().call(showThread, { params: { id: asked.never } });
    expect(moved.some((item) => item.kind === "comment")).toBe(true);
  });

  test("of the runs that began in a time; without any all is nought", async () => {
    const whole = await stats({ from: start.toISOString() });
    expect(whole.states.completed).toBe(4);
    const before = await stats({ to: start.toISOString() });
    expect(before).toEqual({
      states: { running: 0, waiting: 0, completed: 0, failed: 0, cancelled: 0 },
      steps: [],
      reassigned: 0,
      rescued: 0,
      replyAfterTransfer: { count: 0, p50: null, p90: null },
    });
  });

  test("for supervisors too, not for agents", async () => {
    const params = { id: flow.id };
    expect((await on.people.bruno.client.call(runs.workflowStats, { params })).reassigned).toBe(3);
    expect(await on.people.ana.client.refused(runs.workflowStats, { params })).toMatchObject({ status: 403 });
  });
});
