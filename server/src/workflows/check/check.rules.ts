import type { Definition, Problem } from "@relevo/contract/workflows.ts";
import { type Reference, referencesIn } from "../references.rules.ts";
import { callProblems } from "./calls.rules.ts";
import { treeProblems } from "./conditions.rules.ts";
import { graphProblems } from "./graph.rules.ts";
import { type Known, knows } from "./known.rules.ts";
import { stepProblems } from "./steps.rules.ts";
import { variableProblems } from "./variables.rules.ts";

/** Problems told at once: nobody mends more, and a hostile draft has a hundred thousand. */
const most = 200;

/** What keeps a definition from being published, in the order a reader comes to it. */
export function problemsOf(definition: Definition, known: Known): Problem[] {
  const { conditions, steps } = definition;
  const problems = [
    ...triggerProblems(definition, known),
    ...treeProblems(conditions, "/conditions", known),
    ...graphProblems(definition),
    ...steps.flatMap((step, i) => stepProblems(step, `/steps/${i}`, known)),
    ...callProblems(definition, known),
    ...variableProblems(definition, known),
    ...referencesIn(definition).filter(isMissing(known)).map(unknown),
  ];
  return inOrder(unlike(problems), definition).slice(0, most);
}

function triggerProblems({ trigger }: Definition, { field }: Known): Problem[] {
  if (trigger === null) return [{ pointer: "/trigger", problem: "trigger_missing" }];
  if (trigger.kind === "contact_field_changed" && field.get(trigger.fieldId ?? "")?.of === "ticket")
    return [{ pointer: "/trigger/fieldId", problem: "unknown", data: { kind: "field" } }];
  if (trigger.kind === "webhook" && trigger.path === "")
    return [{ pointer: "/trigger/path", problem: "required" }];
  if (trigger.kind !== "schedule") return [];
  if (trigger.days.length === 0) return [{ pointer: "/trigger/days", problem: "required" }];
  return new Set(trigger.days).size < trigger.days.length
    ? [{ pointer: "/trigger/days", problem: "duplicate" }]
    : [];
}

const isMissing = (known: Known) => (reference: Reference) => !knows(known, reference.kind, reference.id);
const unknown = ({ pointer, kind }: Reference): Problem => {
  return { pointer, problem: "unknown", data: { kind } };
};

/** One of each kind at one place: a setting that is wrong for two reasons is mended once. */
function unlike(problems: readonly Problem[]): Problem[] {
  const said = new Map<string, Problem>();
  for (const one of problems) {
    const key = `${one.pointer} ${one.problem}`;
    if (!said.has(key)) said.set(key, one);
  }
  return [...said.values()];
}

/** The trigger, its conditions, then step by step. */
function inOrder(problems: readonly Problem[], { steps }: Definition): Problem[] {
  const place = ({ pointer }: Problem): number => {
    const [, part = "", index = ""] = pointer.split("/");
    if (part !== "steps") return ["trigger", "conditions", "first"].indexOf(part);
    return index === "" ? steps.length + 3 : Number(index) + 3;
  };
  return problems.toSorted((a, b) => place(a) - place(b));
}
