import { Step, stepKinds } from "@relevo/contract/workflow-steps.ts";
import { expect, test } from "vitest";
import { newBranch, newStep, stepId, variableName } from "./new-step.rules.ts";

test.each(stepKinds)(
  "a new step %s is one the desk takes, with what the desk itself would begin it with",
  (kind) => {
    const step = newStep(kind, "s", "respuesta");
    expect(Step.parse(step)).toEqual(step);
  },
);

test("a new wait is fifteen minutes", () => {
  expect(newStep("wait", "w", "x")).toMatchObject({ minutes: 15, clock: "elapsed" });
});

test("no branch has the id of another, whichever was removed", () => {
  expect(newBranch([]).id).toBe("b1");
  expect(newBranch([{ id: "b1" }, { id: "b3" }]).id).toBe("b4");
  expect(newBranch([{ id: "unanswered" }]).id).toBe("b1");
});

test("an id is its kind and what makes it its own", () => {
  expect(stepId("wait_reply", "0199-AB cd12ef34")).toBe("wait_reply-cd12ef34");
});

test.each([
  ["Ciudad", "ciudad"],
  ["Número de orden", "numero_de_orden"],
  ["1er pedido", "er_pedido"],
  ["¿?", ""],
])("%s is the variable %s", (typed, name) => {
  expect(variableName(typed)).toBe(name);
});
