import type { StepKind } from "@relevo/contract/workflow-steps.ts";

/** The steps as one looks for them. */
export const stepGroups = [
  { name: "route", kinds: ["assign", "move_inbox", "priority"] },
  { name: "talk", kinds: ["message", "template", "ask", "comment"] },
  { name: "wait", kinds: ["wait", "wait_reply"] },
  { name: "decide", kinds: ["branch", "hours"] },
  { name: "data", kinds: ["field", "tag", "reason", "task"] },
  { name: "ticket", kinds: ["create_ticket", "move_ticket", "resolve_ticket"] },
  { name: "end", kinds: ["close", "snooze"] },
  { name: "advanced", kinds: ["http", "workflow", "jump"] },
] as const satisfies readonly { name: string; kinds: readonly StepKind[] }[];
