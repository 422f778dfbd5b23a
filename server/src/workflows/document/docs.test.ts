import { readFile } from "node:fs/promises";
import { operatorsOf } from "@relevo/contract/workflow-conditions.ts";
import { stepEdges } from "@relevo/contract/workflow-steps.ts";
import { fixedVariables, triggerVariables } from "@relevo/contract/workflow-variables.ts";
import { expect, test } from "vitest";
import { known } from "../../../test/support/workflow-definitions.ts";
import { problemsOf } from "../check/check.rules.ts";
import { readDocument } from "./read.ts";

const page = await readFile(new URL("../../../../docs/workflows.md", import.meta.url), "utf8");
const lines = page.split("\n");
/** The row of a table that names it. */
const row = (name: string) =>
  lines.find((line) => line.startsWith("|") && line.includes(`\`${name}\``)) ?? "";

test("the page tells every trigger with what it tells, and every step with its edges", () => {
  for (const [kind, told] of Object.entries(triggerVariables)) {
    expect(row(kind), kind).not.toBe("");
    for (const name of Object.keys(told)) expect(row(kind)).toContain(name);
  }
  for (const [kind, edges] of Object.entries(stepEdges)) {
    expect(row(kind), kind).not.toBe("");
    for (const edge of edges) expect(row(kind), kind).toContain(edge);
  }
});

test("the page tells every operator and every variable", () => {
  for (const operator of new Set(Object.values(operatorsOf).flat()))
    expect(row(operator), operator).not.toBe("");
  for (const name of fixedVariables) {
    const [root, part] = name.split(".");
    const said =
      page.includes(`\`${name}\``) || (page.includes(`\`${root}.`) && page.includes(`\`.${part}\``));
    expect(said, name).toBe(true);
  }
});

test("the page's own document is read", () => {
  const [, text = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const { name, definition } = readDocument(text, known);
  expect(name).toBe("Transferencia rápida");
  // Its team is the one that is called so here.
  expect(definition.steps[0]).toMatchObject({ to: { groupId: [...known.group.keys()][0] } });
  expect(problemsOf(definition, known)).toEqual([]);
});
