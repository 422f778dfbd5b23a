import type { StepKind } from "@relevo/contract/workflow-steps.ts";
import type { TFunction } from "i18next";
import type { WordKey } from "../../i18n/keys.ts";

/** How the panels call a setting, by the last name in its path. */
const words: Readonly<Record<string, WordKey>> = {
  memberId: "builder.assign.member",
  groupId: "builder.assign.group",
  minutes: "builder.wait.length",
  calendarId: "builder.hours.calendar",
  text: "builder.message.text",
  templateId: "builder.template.which",
  values: "builder.template.which",
  options: "builder.ask.options",
  variable: "builder.ask.variable",
  inboxId: "builder.inbox.which",
  reasonId: "builder.inbox.reason",
  add: "builder.tag.add",
  remove: "builder.tag.remove",
  fieldId: "builder.field.which",
  title: "builder.task.title",
  owner: "builder.task.owner",
  funnelId: "builder.ticket.funnel",
  stageId: "builder.ticket.stage",
  outcome: "builder.close.outcome",
  note: "builder.close.note",
  url: "builder.http.url",
  headers: "builder.http.headers",
  body: "builder.http.body",
  workflowId: "builder.call.which",
  to: "builder.jump.to",
  days: "builder.trigger.days",
  path: "builder.trigger.path",
  key: "builder.condition.field",
  operator: "builder.condition.operator",
  value: "builder.condition.value",
  when: "flow.conditions",
};

/** What a setting is called where it has another name in a kind of step. */
const own: Partial<Record<StepKind, Readonly<Record<string, WordKey>>>> = {
  ask: { text: "builder.ask.text" },
  comment: { text: "builder.comment.text" },
  resolve_ticket: { reasonId: "builder.ticket.reason" },
  snooze: { minutes: "builder.snooze.length" },
};

/** The name of the setting a problem is about, in a kind of step; undefined where it is about the whole of it. */
export function settingWords(t: TFunction, path: string, kind?: StepKind): string | undefined {
  const key = path.split("/").findLast((part) => Object.hasOwn(words, part));
  const found = key === undefined ? undefined : ((kind && own[kind]?.[key]) ?? words[key]);
  return found && t(found);
}
