import { longestWait, type Step, type StepOf } from "@relevo/contract/workflow-steps.ts";
import { reservedVariables } from "@relevo/contract/workflow-variables.ts";
import type { Problem } from "@relevo/contract/workflows.ts";
import { mayName } from "../http/headers.rules.ts";
import { escaped } from "../texts.rules.ts";
import { treeProblems } from "./conditions.rules.ts";
import { answerProblems, writtenProblems } from "./field-value.rules.ts";
import type { Known } from "./known.rules.ts";

const most = { branches: 9, jumps: 10, snooze: 90 * 24 * 60 };

/** What is missing or wrong in a step's own settings. That what it names is there is asked for all at once elsewhere. */
export function stepProblems(step: Step, at: string, known: Known): Problem[] {
  return wrongIn(step, known).map((one) => ({ ...one, pointer: `${at}${one.pointer}` }));
}

/** Pointers are within the step. */
function wrongIn(step: Step, known: Known): Problem[] {
  switch (step.kind) {
    case "assign":
      return [
        ...targetProblems(step, known),
        ...tooLong(step.timeoutMinutes, "/timeoutMinutes", longestWait),
      ];
    case "wait":
    case "wait_reply":
      return [...missing(step.minutes, "/minutes"), ...tooLong(step.minutes, "/minutes", longestWait)];
    case "snooze":
      return tooLong(step.minutes, "/minutes", most.snooze);
    case "branch":
      return branchProblems(step, known);
    case "comment":
    case "message":
      return missing(step.text, "/text");
    case "template":
      return templateProblems(step, known);
    case "ask":
      return askProblems(step, known);
    case "move_inbox":
      return [...missing(step.inboxId, "/inboxId"), ...reasonProblems(step, known)];
    case "reason":
      return missing(step.reasonId, "/reasonId");
    case "tag":
      return tagProblems(step);
    case "field":
      return [...missing(step.fieldId, "/fieldId"), ...writtenProblems(step, known)];
    case "task":
      return missing(step.title, "/title");
    case "create_ticket":
      return [
        ...missing(step.funnelId, "/funnelId"),
        ...missing(step.stageId, "/stageId"),
        ...stageProblems(step, known),
      ];
    case "move_ticket":
      return missing(step.stageId, "/stageId");
    case "resolve_ticket":
      return endProblems(step, known);
    case "close":
      return missing(step.outcome ?? null, "/outcome");
    case "http":
      return httpProblems(step);
    case "workflow":
      return missing(step.workflowId, "/workflowId");
    case "jump":
      return [...missing(step.to, "/to"), ...jumpProblems(step)];
    case "hours":
    case "priority":
      return [];
  }
}

function missing(value: string | number | null, pointer: string): Problem[] {
  return value === null || value === "" ? [{ pointer, problem: "required" }] : [];
}
function tooLong(value: number | null, pointer: string, max: number): Problem[] {
  return value !== null && value > max ? [{ pointer, problem: "too_long", data: { max } }] : [];
}
const unusable = (pointer: string, kind: string): Problem => ({
  pointer,
  problem: "unknown",
  data: { kind },
});

/** Who only reads is given nothing. */
function targetProblems({ to }: StepOf<"assign">, known: Known): Problem[] {
  if (to.kind === "group") return missing(to.groupId, "/to/groupId");
  if (to.kind !== "member") return [];
  const role = to.memberId === null ? undefined : known.member.get(to.memberId)?.role;
  return [
    ...missing(to.memberId, "/to/memberId"),
    ...(role === "viewer" ? [unusable("/to/memberId", "member")] : []),
  ];
}

function branchProblems({ branches }: StepOf<"branch">, known: Known): Problem[] {
  const ids = branches.map(({ id }) => id);
  return [
    ...(branches.length === 0
      ? [{ pointer: "/branches", problem: "too_few", data: { min: 1 } } as const]
      : []),
    ...(branches.length > most.branches
      ? [{ pointer: "/branches", problem: "too_many", data: { max: most.branches } } as const]
      : []),
    ...branches.flatMap(({ id, when }, i): Problem[] => [
      // One named as the step's own edge could not be told from it.
      ...(ids.indexOf(id) < i || id === "else"
        ? [{ pointer: `/branches/${i}/id`, problem: "duplicate" } as const]
        : []),
      ...(when.items.length === 0
        ? [{ pointer: `/branches/${i}/when`, problem: "too_few", data: { min: 1 } } as const]
        : []),
      ...treeProblems(when, `/branches/${i}/when`, known),
    ]),
  ];
}

function templateProblems({ templateId, values }: StepOf<"template">, { template }: Known): Problem[] {
  if (templateId === null) return missing(templateId, "/templateId");
  const keys = template.get(templateId)?.keys;
  if (!keys) return [];
  const given = new Map(Object.entries(values));
  return [
    ...keys.flatMap((key) => missing(given.get(key) ?? null, `/values/${escaped(key)}`)),
    ...[...given.keys()]
      .filter((key) => !keys.includes(key))
      .map((key) => unusable(`/values/${escaped(key)}`, "value")),
  ];
}

function askProblems(step: StepOf<"ask">, known: Known): Problem[] {
  const { options } = step;
  return [
    ...missing(step.text, "/text"),
    ...missing(step.minutes, "/minutes"),
    ...tooLong(step.minutes, "/minutes", longestWait),
    ...(step.answer === "choice" && options.length === 0
      ? [{ pointer: "/options", problem: "too_few", data: { min: 1 } } as const]
      : []),
    ...options.flatMap((option, i): Problem[] =>
      options.indexOf(option) < i ? [{ pointer: `/options/${i}`, problem: "duplicate" }] : [],
    ),
    ...nameProblems(step),
    ...answerProblems(step, known),
  ];
}

/** {{contact.…}} and the like are the desk's own. */
function nameProblems({ variable }: { variable: string }): Problem[] {
  return reservedVariables.includes(variable) ? [{ pointer: "/variable", problem: "duplicate" }] : [];
}

function reasonProblems({ inboxId, reasonId }: StepOf<"move_inbox">, known: Known): Problem[] {
  const reason = reasonId === null ? undefined : known.reason.get(reasonId);
  return reason && inboxId !== null && reason.inbox !== inboxId ? [unusable("/reasonId", "reason")] : [];
}

function tagProblems({ add, remove }: StepOf<"tag">): Problem[] {
  if (add.length + remove.length === 0) return [{ pointer: "/add", problem: "required" }];
  return remove.flatMap((tag, i): Problem[] =>
    add.includes(tag) ? [{ pointer: `/remove/${i}`, problem: "duplicate" }] : [],
  );
}

function stageProblems({ funnelId, stageId }: StepOf<"create_ticket">, known: Known): Problem[] {
  const stage = stageId === null ? undefined : known.stage.get(stageId);
  return stage && funnelId !== null && stage.funnel !== funnelId ? [unusable("/stageId", "stage")] : [];
}

function endProblems({ resolution, reasonId }: StepOf<"resolve_ticket">, known: Known): Problem[] {
  const reason = reasonId === null ? undefined : known.resolution_reason.get(reasonId);
  return reason && reason.kind !== resolution ? [unusable("/reasonId", "resolution_reason")] : [];
}

/** An address may also come as a whole from a variable. */
function httpProblems(step: StepOf<"http">): Problem[] {
  const { url, headers } = step;
  const spelled = url === "" || /^https?:\/\/[^\s/]/i.test(url) || url.startsWith("{{");
  return [
    ...missing(url, "/url"),
    ...(spelled ? [] : [{ pointer: "/url", problem: "mismatch" } as const]),
    ...headers.flatMap(({ name }, i): Problem[] => {
      const pointer = `/headers/${i}/name`;
      if (name === "") return missing(name, pointer);
      return mayName(name) ? [] : [{ pointer, problem: "mismatch" }];
    }),
    ...nameProblems(step),
  ];
}

function jumpProblems({ times }: StepOf<"jump">): Problem[] {
  return times > most.jumps ? [{ pointer: "/times", problem: "too_many", data: { max: most.jumps } }] : [];
}
