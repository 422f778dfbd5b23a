import { Id } from "@relevo/contract/words.ts";
import type { Condition, ConditionTree } from "@relevo/contract/workflow-conditions.ts";
import {
  fixedVariables,
  triggerVariables,
  variableOfStep,
  variablesAt,
  variablesIn,
} from "@relevo/contract/workflow-variables.ts";
import type { Definition, Problem } from "@relevo/contract/workflows.ts";
import { textsOf } from "../texts.rules.ts";
import type { Known } from "./known.rules.ts";

/** Names in texts and conditions that stand for nothing at their place. */
export function variableProblems(definition: Definition, known: Known): Problem[] {
  const start = namesAt(definition, null);
  return [
    ...treeProblems(definition.conditions, "/conditions", start),
    ...definition.steps.flatMap((step, i): Problem[] => {
      const at = `/steps/${i}`;
      const names = namesAt(definition, step.id);
      const inTexts = textsOf(step).flatMap(({ text, pointer }) =>
        variablesIn(text).flatMap((name) =>
          wrong(name, step.kind === "http", names, known).map((problem): Problem => {
            return { pointer: `${at}${pointer}`, problem, data: { name } };
          }),
        ),
      );
      const branches = step.kind === "branch" ? step.branches : [];
      return [
        ...inTexts,
        ...branches.flatMap(({ when }, j) => treeProblems(when, `${at}/branches/${j}/when`, names)),
      ];
    }),
  ];
}

interface Names {
  trigger: (name: string) => boolean;
  step: (name: string) => boolean;
}

function namesAt(definition: Definition, stepId: string | null): Names {
  const { trigger, steps } = definition;
  const before = new Set(variablesAt(definition, stepId));
  const called = new Set(steps.flatMap((step) => (step.kind === "http" ? (variableOfStep(step) ?? []) : [])));
  return {
    trigger: (name) =>
      trigger === null || trigger.kind === "webhook" || Object.hasOwn(triggerVariables[trigger.kind], name),
    step: (name) => {
      const [root = "", ...path] = name.split(".");
      // What an answer from outside holds is known only when it came.
      return before.has(root) && (path.length === 0 || called.has(root));
    },
  };
}

/** What is wrong with a name in a text: secrets are for what is sent out. */
function wrong(name: string, sends: boolean, names: Names, { secrets }: Known): Problem["problem"][] {
  const [root = "", ...path] = name.split(".");
  const rest = path.join(".");
  if ((fixedVariables as readonly string[]).includes(name)) return [];
  if (root === "secret" && sends) return secrets.has(rest) ? [] : ["unknown"];
  // Own fields are asked for with all else that is named by its id.
  if (root === "field" && Id.safeParse(rest).success) return [];
  const isThere = root === "trigger" ? names.trigger(rest) : names.step(name);
  return isThere ? [] : ["variable"];
}

function treeProblems({ items }: ConditionTree, at: string, names: Names): Problem[] {
  return items.flatMap((item, i) =>
    "join" in item
      ? item.conditions.flatMap((one, j) => keyProblems(one, `${at}/items/${i}/conditions/${j}`, names))
      : keyProblems(item, `${at}/items/${i}`, names),
  );
}

function keyProblems({ subject, key }: Condition, at: string, names: Names): Problem[] {
  if (key === undefined || (subject !== "variable" && subject !== "trigger")) return [];
  return names[subject === "trigger" ? "trigger" : "step"](key)
    ? []
    : [{ pointer: `${at}/key`, problem: "variable", data: { name: key } }];
}
