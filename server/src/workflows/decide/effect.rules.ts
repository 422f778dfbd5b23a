import type { Step } from "@relevo/contract/workflow-steps.ts";
import type { Effect } from "../effects.rules.ts";
import { requestOf } from "../http/request.rules.ts";
import { fill } from "../words.rules.ts";
import type { Look } from "./move.rules.ts";

type Acting = Exclude<Step, { kind: "assign" | "wait" | "wait_reply" | "branch" | "hours" | "ask" | "jump" }>;

/** What a step does, with everything filled in; null: a setting it needs is empty, which no published one has. */
export function effectOf(look: Look<Acting>): Effect | null {
  const { step, run, facts, now } = look;
  const words = (text: string) => fill(text, facts, run.variables, now);
  // What somebody wrote never names a secret: those are put in where it is sent.
  const unsecret = (hole: string) => words(hole).replaceAll("{{", "{ {");
  const owner = facts.conversation?.owner ?? null;
  switch (step.kind) {
    case "comment": {
      const mentions = step.mentions.flatMap((one) => (one === "assignee" ? (owner ?? []) : one));
      return { kind: "comment", text: words(step.text), mentions: [...new Set(mentions)] };
    }
    case "message":
      return { kind: "message", text: words(step.text), choices: [] };
    case "template": {
      const values = Object.entries(step.values).map(([name, value]) => [name, words(value)] as const);
      return step.templateId === null
        ? null
        : { kind: "template", template: step.templateId, values: Object.fromEntries(values) };
    }
    case "move_inbox":
      return step.inboxId === null ? null : { kind: "move", inbox: step.inboxId, reason: step.reasonId };
    case "reason":
      return step.reasonId === null ? null : { kind: "move", inbox: null, reason: step.reasonId };
    case "tag":
      return { kind: "tag", add: step.add, remove: step.remove };
    case "priority":
      return { kind: "priority", ahead: step.ahead };
    case "field": {
      const value = typeof step.value === "string" ? words(step.value) || null : step.value;
      return step.fieldId === null ? null : { kind: "field", field: step.fieldId, value };
    }
    case "task": {
      const dueAt = step.dueMinutes === null ? null : new Date(now.getTime() + step.dueMinutes * 60_000);
      const whose = step.owner === "assignee" ? owner : step.owner;
      return { kind: "task", title: words(step.title), taskKind: step.taskKind, owner: whose, dueAt };
    }
    case "create_ticket": {
      const { funnelId, stageId, subject } = step;
      return funnelId === null || stageId === null
        ? null
        : { kind: "create_ticket", funnel: funnelId, stage: stageId, subject: words(subject) };
    }
    case "move_ticket":
      return step.stageId === null ? null : { kind: "move_ticket", stage: step.stageId };
    case "resolve_ticket": {
      const { resolution, reasonId: reason, archive } = step;
      return { kind: "resolve_ticket", resolution, reason, archive };
    }
    case "close": {
      const { outcome, reasonId, note } = step;
      const request = { ...(outcome && { outcome }), ...(reasonId && { reasonId }), note: words(note) };
      return { kind: "close", request };
    }
    case "snooze":
      return {
        kind: "snooze",
        until: step.minutes === null ? null : new Date(now.getTime() + step.minutes * 60_000),
      };
    case "http":
      return { kind: "http", request: requestOf(step, unsecret) };
    case "workflow":
      return step.workflowId === null ? null : { kind: "workflow", workflow: step.workflowId };
  }
}
