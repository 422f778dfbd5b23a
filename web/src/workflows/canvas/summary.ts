import type { Step } from "@relevo/contract/workflow-steps.ts";
import type { Trigger } from "@relevo/contract/workflows.ts";
import type { TFunction } from "i18next";
import { lengthWords, type NameOf } from "./length-words.ts";

/** What a step does, in a line; the words for what is not chosen yet where that is its point. */
export function stepSummary(t: TFunction, nameOf: NameOf, step: Step): string {
  const unset = t("flow.unset");
  const name = (id: string | null) => nameOf(id) ?? unset;
  const length = (minutes: number | null) => (minutes === null ? unset : lengthWords(t, minutes));
  switch (step.kind) {
    case "assign":
      return [assignee(t, name, step), step.onlineOnly && t("flow.says.online")].filter(Boolean).join(" · ");
    case "wait":
      return clocked(t, step.clock, length(step.minutes));
    case "wait_reply": {
      const time = t("flow.says.upTo", { time: clocked(t, step.clock, length(step.minutes)) });
      return t(step.of === "contact" ? "flow.says.ofContact" : "flow.says.ofMember", { time });
    }
    case "branch":
      return t("flow.says.branches", { count: step.branches.length });
    case "hours":
      return step.calendarId === null ? t("flow.says.inboxHours") : name(step.calendarId);
    case "comment":
    case "message":
    case "ask":
      return step.text || unset;
    case "template":
      return name(step.templateId);
    case "move_inbox":
      return [name(step.inboxId), nameOf(step.reasonId)].filter(Boolean).join(" · ");
    case "reason":
      return name(step.reasonId);
    case "tag":
      return tags(t, nameOf, step) || unset;
    case "priority":
      return t(step.ahead ? "flow.says.ahead" : "flow.says.inTurn");
    case "field":
      return step.value === null
        ? t("flow.says.clears", { field: name(step.fieldId) })
        : t("flow.says.sets", { field: name(step.fieldId), value: valueText(t, step.value) });
    case "task":
      return step.title || unset;
    case "create_ticket":
      return [name(step.funnelId), nameOf(step.stageId)].filter(Boolean).join(" › ");
    case "move_ticket":
      return name(step.stageId);
    case "resolve_ticket":
      return [t(`flow.says.${step.resolution}`), step.archive && t("flow.says.archive")]
        .filter(Boolean)
        .join(" ");
    case "close":
      return step.note || nameOf(step.reasonId) || "";
    case "snooze":
      return step.minutes === null ? t("flow.says.untilWritten") : length(step.minutes);
    case "http":
      return `${step.method} ${step.url || unset}`;
    case "workflow":
      return name(step.workflowId);
    case "jump":
      return "";
  }
}

/** What narrows a trigger, in a line. */
export function triggerSummary(t: TFunction, nameOf: NameOf, trigger: Trigger | null): string {
  if (trigger?.kind === "stage_changed") return nameOf(trigger.stageId) ?? "";
  if (trigger?.kind === "contact_field_changed") return nameOf(trigger.fieldId) ?? "";
  if (trigger?.kind === "contact_tag_changed") return nameOf(trigger.tagId) ?? "";
  if (trigger?.kind !== "schedule") return "";
  const days = trigger.days.map((day) => t(`flow.days.d${weekday(day)}`)).join(", ");
  return t("flow.says.weekly", { days: days || t("flow.unset"), time: timeOf(trigger.at) });
}

/** A minute after midnight as HH:MM. */
export function timeOf(minute: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
function weekday(day: number): (typeof weekdays)[number] {
  return weekdays.find((one) => one === day) ?? 1;
}

function assignee(
  t: TFunction,
  name: (id: string | null) => string,
  { to }: Extract<Step, { kind: "assign" }>,
) {
  if (to.kind === "member") return name(to.memberId);
  if (to.kind === "group") return t("flow.says.oneOf", { name: name(to.groupId) });
  if (to.kind === "inbox") return t("flow.says.anyone");
  return to.groupId === null ? t("flow.says.inboxQueue") : t("flow.says.queueOf", { name: name(to.groupId) });
}

function clocked(t: TFunction, clock: "elapsed" | "business", time: string): string {
  return clock === "business" ? t("flow.says.business", { time }) : time;
}

function tags(t: TFunction, nameOf: NameOf, { add, remove }: Extract<Step, { kind: "tag" }>): string {
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(id) ?? t("flow.unset")).join(", ");
  const parts = [
    add.length > 0 && t("flow.says.adds", { names: names(add) }),
    remove.length > 0 && t("flow.says.removes", { names: names(remove) }),
  ];
  return parts.filter(Boolean).join(" · ");
}

function valueText(t: TFunction, value: string | number | boolean): string {
  return typeof value === "boolean" ? t(value ? "flow.yes" : "flow.no") : String(value);
}
