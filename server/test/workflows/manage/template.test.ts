import { createGroup, editMe } from "@relevo/contract/people.ts";
import type { AssignTo } from "@relevo/contract/workflow-steps.ts";
import * as contract from "@relevo/contract/workflows.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Cast, cast } from "../../support/cast.ts";
import { openTestDesk, type TestDesk } from "../../support/desk.ts";
import { comment, freshName } from "../scene.ts";

let desk: TestDesk;
let people: Cast;
let team: string;
beforeAll(async () => {
  desk = await openTestDesk();
  people = await cast(desk);
  const { ana, beto, inboxes } = people;
  const body = { name: "Refuerzo", memberIds: [ana.id, beto.id], inboxIds: [inboxes.global] };
  team = (await people.clara.client.call(createGroup, { body })).id;
});
afterAll(() => desk.stop());

const clara = () => people.clara.client;
const fromTemplate = () =>
  clara().call(contract.createWorkflow, { body: { name: freshName(), template: "quick_transfer" } });
const save = ({ id, name, revision }: contract.WorkflowDetail, draft: contract.Definition) =>
  clara().call(contract.editWorkflow, { params: { id }, body: { name, draft, revision } });
const publish = ({ id, revision }: contract.WorkflowDetail) =>
  clara().call(contract.publishWorkflow, { params: { id }, body: { revision } });

/** The draft with its two assignments chosen. */
function given(draft: contract.Definition, first: AssignTo, second: AssignTo): contract.Definition {
  const targets = [first, second];
  const steps = draft.steps.map((step) =>
    step.kind === "assign" ? { ...step, to: targets.shift() ?? step.to } : step,
  );
  return { ...draft, steps };
}

describe("S3-25: the quick transfer is offered as a template", () => {
  test.each([
    ["es", "¿Respondió?"],
    ["pt-BR", "Respondeu?"],
    ["en", "Did they answer?"],
  ] as const)("in the language of who makes it: %s", async (language, asked) => {
    await clara().call(editMe, { body: { language } });
    const { draft } = await fromTemplate();
    expect(draft.steps.find(({ kind }) => kind === "branch")?.name).toBe(asked);
  });

  test("S3-6: it waits 15 minutes, is not published by itself, and asks for an agent and a team", async () => {
    const made = await fromTemplate();
    expect(made).toMatchObject({ state: "draft", version: null, trigger: "conversation_opened" });
    expect(made.draft.steps.find(({ kind }) => kind === "wait")).toMatchObject({ minutes: 15 });
    expect(made.problems.map(({ pointer, problem }) => [pointer, problem])).toEqual([
      ["/steps/0/to/groupId", "required"],
      ["/steps/3/to/groupId", "required"],
    ]);
    const { id, revision } = made;
    const refused = await clara().refused(contract.publishWorkflow, { params: { id }, body: { revision } });
    expect(refused.failures.map(({ pointer }) => pointer)).toEqual([
      "/draft/steps/0/to/groupId",
      "/draft/steps/3/to/groupId",
    ]);
    expect(await clara().call(contract.showWorkflow, { params: { id } })).toMatchObject({ state: "draft" });
  });

  test("S3-5: after an agent and a team were chosen it is published; another team, and a person, do as well", async () => {
    const member = { kind: "member", memberId: people.ana.id } as const;
    const group = { kind: "group", groupId: team } as const;
    for (const [first, second] of [
      [member, group],
      [group, member],
      [group, { kind: "inbox" } as const],
    ] as const) {
      const made = await fromTemplate();
      const chosen = await save(made, given(made.draft, first, second));
      expect(chosen.problems).toEqual([]);
      expect(await publish(chosen)).toMatchObject({ state: "published", version: 1 });
    }
  });

  test("a person or a team that is not there is told by its path", async () => {
    const made = await fromTemplate();
    const nobody = { kind: "member", memberId: team } as const;
    const { problems } = await save(
      made,
      given(made.draft, nobody, { kind: "group", groupId: people.ana.id }),
    );
    expect(problems.map(({ pointer, problem }) => [pointer, problem])).toEqual([
      ["/steps/0/to/memberId", "unknown"],
      ["/steps/3/to/groupId", "unknown"],
    ]);
  });
});

test("S3-14: its settings are guidance: steps may be changed, added and taken away", async () => {
  const made = await fromTemplate();
  const group = { kind: "group", groupId: team } as const;
  const chosen = given(made.draft, group, group);
  const steps = chosen.steps
    .filter(({ kind }) => kind !== "comment")
    .map((step) => {
      if (step.kind === "wait") return { ...step, minutes: 45, clock: "business" as const };
      return step.id === "reassign" ? { ...step, edges: { next: "aviso" } } : step;
    });
  const extra = [
    comment("aviso", "Pasa a {{assignee.name}}", "otra"),
    { id: "otra", name: "", edges: {}, kind: "priority", ahead: true } as const,
  ];
  const saved = await save(made, { ...chosen, steps: [...steps, ...extra], oncePerContact: true });
  expect(saved.problems).toEqual([]);
  expect(await publish(saved)).toMatchObject({ state: "published", draft: { steps: [...steps, ...extra] } });
});
