import { Definition } from "@relevo/contract/workflows.ts";
import { expect, test } from "vitest";
import { known, things } from "../../test/support/workflow-definitions.ts";
import { problemsOf } from "./check/check.rules.ts";
import { templateOf } from "./templates.rules.ts";

const languages = ["es", "pt-BR", "en"] as const;
const problems = (definition: Definition) =>
  problemsOf(definition, known).map(({ pointer, problem }) => `${pointer} ${problem}`);

test.each(languages)("S3-25: the quick transfer lacks only whom it gives to (%s)", (language) => {
  const definition = templateOf("quick_transfer", language);
  expect(Definition.parse(definition)).toEqual(definition);
  expect(problems(definition)).toEqual(["/steps/0/to/groupId required", "/steps/3/to/groupId required"]);
  const chosen = {
    to: [
      { kind: "member", memberId: things.ana },
      { kind: "group", groupId: things.group },
    ] as const,
  };
  const steps = definition.steps.map((step, i) => {
    return step.kind === "assign" ? { ...step, to: i === 0 ? chosen.to[0] : chosen.to[1] } : step;
  });
  expect(problems({ ...definition, steps })).toEqual([]);
});

test("S3-4, S3-6, S3-7, S3-8, S3-9: it is the flow of the document", () => {
  const { trigger, conditions, first, steps } = templateOf("quick_transfer", "es");
  expect(trigger).toEqual({ kind: "conversation_opened" });
  expect(conditions.items).toEqual([{ subject: "conversation.source", operator: "is", value: "contact" }]);
  const [assign, wait, branch, reassign, comment] = steps;
  expect(first).toBe(assign?.id);
  expect(assign).toMatchObject({ kind: "assign", logic: "round_robin", edges: { next: wait?.id } });
  expect(wait).toMatchObject({ kind: "wait", minutes: 15, clock: "elapsed", edges: { next: branch?.id } });
  expect(branch).toMatchObject({ kind: "branch", edges: { unanswered: reassign?.id } });
  expect(branch?.kind === "branch" && branch.branches.map(({ when }) => when)).toEqual([
    {
      join: "and",
      items: [
        { subject: "conversation.state", operator: "is", value: "open" },
        { subject: "since.outgoing", operator: "not_exists" },
      ],
    },
  ]);
  expect(reassign).toMatchObject({
    kind: "assign",
    onlineOnly: true,
    excludeFailed: true,
    edges: { next: comment?.id },
  });
  expect(comment).toMatchObject({ kind: "comment", mentions: ["assignee"], edges: {} });
  expect(steps).toHaveLength(5);
});

test("S3-25: each language has words of its own", () => {
  const said = languages.map((language) =>
    templateOf("quick_transfer", language).steps.map(({ name }) => name),
  );
  said[0]?.forEach((name, i) => {
    expect(new Set(said.map((names) => names[i])).size, name).toBe(3);
  });
});
