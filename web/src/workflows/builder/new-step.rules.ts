import { longestWait, type Step, type StepKind } from "@relevo/contract/workflow-steps.ts";

/** A step of a kind as it begins: what has a usual answer has it, the rest is to be chosen. `variable`: what it keeps, where it keeps something. */
export function newStep(kind: StepKind, id: string, variable: string): Step {
  const base = { id, name: "", edges: {} };
  switch (kind) {
    case "assign":
      return {
        ...base,
        kind,
        to: { kind: "group", groupId: null },
        logic: "round_robin",
        onlineOnly: false,
        capacity: null,
        excludeFailed: true,
        unlessReassigned: true,
        timeoutMinutes: longestWait,
      };
    case "wait":
      return { ...base, kind, minutes: 15, clock: "elapsed" };
    case "wait_reply":
      return { ...base, kind, minutes: 60, clock: "elapsed", of: "contact" };
    case "branch":
      return { ...base, kind, branches: [newBranch([])] };
    case "hours":
      return { ...base, kind, calendarId: null };
    case "comment":
      return { ...base, kind, text: "", mentions: [] };
    case "message":
      return { ...base, kind, text: "" };
    case "template":
      return { ...base, kind, templateId: null, values: {} };
    case "ask":
      return {
        ...base,
        kind,
        text: "",
        answer: "text",
        options: [],
        again: "",
        attempts: 2,
        minutes: 60,
        variable,
        fieldId: null,
      };
    case "move_inbox":
      return { ...base, kind, inboxId: null, reasonId: null };
    case "reason":
      return { ...base, kind, reasonId: null };
    case "tag":
      return { ...base, kind, add: [], remove: [] };
    case "priority":
      return { ...base, kind, ahead: true };
    case "field":
      return { ...base, kind, fieldId: null, value: null };
    case "task":
      return { ...base, kind, title: "", taskKind: "other", owner: "assignee", dueMinutes: 24 * 60 };
    case "create_ticket":
      return { ...base, kind, funnelId: null, stageId: null, subject: "" };
    case "move_ticket":
      return { ...base, kind, stageId: null };
    case "resolve_ticket":
      return { ...base, kind, resolution: "won", reasonId: null, archive: false };
    case "close":
      return { ...base, kind, reasonId: null, note: "" };
    case "snooze":
      return { ...base, kind, minutes: 24 * 60 };
    case "http":
      return {
        ...base,
        kind,
        method: "POST",
        url: "",
        headers: [],
        body: "",
        timeoutMs: 10_000,
        retries: 2,
        variable,
      };
    case "workflow":
      return { ...base, kind, workflowId: null };
    case "jump":
      return { ...base, kind, to: null, times: 1 };
  }
}

/** One more branch, with an id that none of the others has. */
export function newBranch(others: readonly { id: string }[]) {
  const taken = others.map(({ id }) => Number(/^b(\d+)$/.exec(id)?.[1] ?? 0));
  return { id: `b${Math.max(0, ...taken) + 1}`, name: "", when: { join: "and" as const, items: [] } };
}

/** An id for a step that none has had: its kind, so that documents can be read, and what makes it its own. */
export function stepId(kind: StepKind, own: string): string {
  return `${kind}-${own.replaceAll(/[^a-z0-9]/g, "").slice(-8)}`;
}

/** What was typed as a variable's name: small letters, digits and _; empty where nothing of it can be one. */
export function variableName(typed: string): string {
  return typed
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, "_")
    .replace(/^[^a-z]+/, "")
    .slice(0, 40);
}
