import type { Condition, ConditionTree, Subject } from "@relevo/contract/workflow-conditions.ts";
import type { Step } from "@relevo/contract/workflow-steps.ts";
import { placeholder, triggerVariables } from "@relevo/contract/workflow-variables.ts";
import type { Definition, Trigger } from "@relevo/contract/workflows.ts";
import { mapTexts } from "./texts.rules.ts";

/** What of the account a definition may name. */
export type ReferenceKind =
  | "member"
  | "group"
  | "inbox"
  | "connection"
  | "reason"
  | "resolution_reason"
  | "tag"
  | "field"
  | "funnel"
  | "stage"
  | "template"
  | "calendar"
  | "workflow";
export interface Reference {
  kind: ReferenceKind;
  id: string;
  pointer: string;
}
/** What is named instead; null: nothing. That is kept only where nothing means that it is not chosen yet. */
type Change = (reference: Reference) => string | null;

/** Puts everything a definition names by id through `change`. */
export function mapReferences(definition: Definition, change: Change): Definition {
  const { trigger } = definition;
  const of = references(change);
  return {
    ...definition,
    trigger: trigger && ofTrigger(trigger, of),
    conditions: ofTree(definition.conditions, "/conditions", trigger, of),
    steps: definition.steps.map((step, i) => {
      const at = `/steps/${i}`;
      return ofTexts(ofStep(step, at, trigger, of), at, of);
    }),
  };
}

/** The same, only looked at. */
export function referencesIn(definition: Definition): Reference[] {
  const all: Reference[] = [];
  mapReferences(definition, (reference) => {
    all.push(reference);
    return reference.id;
  });
  return all;
}

type References = ReturnType<typeof references>;
function references(change: Change) {
  const open = (kind: ReferenceKind, id: string | null, pointer: string) =>
    id === null ? null : change({ kind, id, pointer });
  const kept = (kind: ReferenceKind, id: string, pointer: string) => change({ kind, id, pointer }) ?? id;
  return {
    /** Null is "not chosen yet". */
    open,
    kept,
    /** Null says something of its own: what is not there stays, to be seen. */
    own: (kind: ReferenceKind, id: string | null, pointer: string) =>
      id === null ? null : kept(kind, id, pointer),
    list: (kind: ReferenceKind, ids: readonly string[], pointer: string) =>
      ids.map((id, i) => kept(kind, id, `${pointer}/${i}`)),
  };
}

function ofTrigger(trigger: Trigger, { own }: References): Trigger {
  switch (trigger.kind) {
    case "stage_changed":
      return { ...trigger, stageId: own("stage", trigger.stageId, "/trigger/stageId") };
    case "contact_field_changed":
      return { ...trigger, fieldId: own("field", trigger.fieldId, "/trigger/fieldId") };
    case "contact_tag_changed":
      return { ...trigger, tagId: own("tag", trigger.tagId, "/trigger/tagId") };
    default:
      return trigger;
  }
}

function ofStep(step: Step, at: string, trigger: Trigger | null, of: References): Step {
  const { open, own, list } = of;
  switch (step.kind) {
    case "assign":
      return { ...step, to: ofTarget(step.to, `${at}/to`, of) };
    case "branch":
      return {
        ...step,
        branches: step.branches.map((branch, i) => {
          return { ...branch, when: ofTree(branch.when, `${at}/branches/${i}/when`, trigger, of) };
        }),
      };
    case "hours":
      return { ...step, calendarId: own("calendar", step.calendarId, `${at}/calendarId`) };
    case "comment":
      return {
        ...step,
        mentions: step.mentions.map((id, i) =>
          id === "assignee" ? id : of.kept("member", id, `${at}/mentions/${i}`),
        ),
      };
    case "template":
      return { ...step, templateId: open("template", step.templateId, `${at}/templateId`) };
    case "ask":
      return { ...step, fieldId: own("field", step.fieldId, `${at}/fieldId`) };
    case "move_inbox":
      return {
        ...step,
        inboxId: open("inbox", step.inboxId, `${at}/inboxId`),
        reasonId: own("reason", step.reasonId, `${at}/reasonId`),
      };
    case "reason":
      return { ...step, reasonId: open("reason", step.reasonId, `${at}/reasonId`) };
    case "tag":
      return {
        ...step,
        add: list("tag", step.add, `${at}/add`),
        remove: list("tag", step.remove, `${at}/remove`),
      };
    case "field":
      return { ...step, fieldId: open("field", step.fieldId, `${at}/fieldId`) };
    case "task":
      return step.owner === "assignee" ? step : { ...step, owner: own("member", step.owner, `${at}/owner`) };
    case "create_ticket":
      return {
        ...step,
        funnelId: open("funnel", step.funnelId, `${at}/funnelId`),
        stageId: open("stage", step.stageId, `${at}/stageId`),
      };
    case "move_ticket":
      return { ...step, stageId: open("stage", step.stageId, `${at}/stageId`) };
    case "resolve_ticket":
      return { ...step, reasonId: own("resolution_reason", step.reasonId, `${at}/reasonId`) };
    case "close":
      return { ...step, reasonId: own("reason", step.reasonId, `${at}/reasonId`) };
    case "workflow":
      return { ...step, workflowId: open("workflow", step.workflowId, `${at}/workflowId`) };
    default:
      return step;
  }
}

type Target = Extract<Step, { kind: "assign" }>["to"];
function ofTarget(to: Target, at: string, { open, own }: References): Target {
  if (to.kind === "member") return { ...to, memberId: open("member", to.memberId, `${at}/memberId`) };
  if (to.kind === "group") return { ...to, groupId: open("group", to.groupId, `${at}/groupId`) };
  return to.kind === "queue" ? { ...to, groupId: own("group", to.groupId, `${at}/groupId`) } : to;
}

/** Own fields are named in texts, too. */
function ofTexts(step: Step, at: string, { kept }: References): Step {
  return mapTexts(step, (text, pointer) =>
    text.replaceAll(placeholder, (whole, name: string) => {
      const id = /^\s*field\.(.*?)\s*$/.exec(name)?.[1];
      return id && isId(id) ? whole.replace(id, () => kept("field", id, `${at}${pointer}`)) : whole;
    }),
  );
}

function ofTree(tree: ConditionTree, at: string, trigger: Trigger | null, of: References): ConditionTree {
  return {
    ...tree,
    items: tree.items.map((item, i) =>
      "join" in item
        ? {
            ...item,
            conditions: item.conditions.map((one, j) =>
              ofCondition(one, `${at}/items/${i}/conditions/${j}`, trigger, of),
            ),
          }
        : ofCondition(item, `${at}/items/${i}`, trigger, of),
    ),
  };
}

function ofCondition(condition: Condition, at: string, trigger: Trigger | null, of: References): Condition {
  const { subject, key, value } = condition;
  if (key !== undefined && (subject === "contact.field" || subject === "ticket.field"))
    return { ...condition, key: of.kept("field", key, `${at}/key`) };
  const kind = valued[subject] ?? triggerKind(condition, trigger);
  if (kind === undefined) return condition;
  if (Array.isArray(value)) {
    const ids = value.map((one, i) =>
      typeof one === "string" && isId(one) ? of.kept(kind, one, `${at}/value/${i}`) : one,
    );
    return { ...condition, value: ids };
  }
  if (typeof value !== "string" || !isId(value)) return condition;
  const id = of.open(kind, value, `${at}/value`);
  const { value: _, ...asked } = condition;
  return id === null ? asked : { ...asked, value: id };
}

/** What the value of a condition is an id of. */
export const valued: Partial<Record<Subject, ReferenceKind>> = {
  "conversation.inbox": "inbox",
  "conversation.reason": "reason",
  "conversation.connection": "connection",
  "contact.tags": "tag",
  "ticket.funnel": "funnel",
  "ticket.stage": "stage",
  "assignee.id": "member",
  "assignee.group": "group",
};

function triggerKind({ subject, key = "" }: Condition, trigger: Trigger | null): ReferenceKind | undefined {
  if (subject !== "trigger" || !trigger) return undefined;
  const told = triggerVariables[trigger.kind];
  const kind = Object.hasOwn(told, key) ? told[key] : undefined;
  return kind === "text" ? undefined : kind;
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
