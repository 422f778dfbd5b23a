import { type EventName, events } from "@relevo/contract/events.ts";
import type { Trigger, TriggerKind } from "@relevo/contract/workflows.ts";
import type { z } from "zod";

/** What is asked of an event of the log. */
export interface Happened {
  name: string;
  data: Readonly<Record<string, unknown>>;
}

/**
 * Does this event start it, and what does it tell the run? By the names of `triggerVariables`, without those that have
 * no value. Null: it does not.
 */
export function started(trigger: Trigger, event: Happened): Record<string, string> | null {
  const told = tells(trigger, event);
  if (!told) return null;
  const entries = Object.entries(told);
  return Object.fromEntries(entries.filter((one): one is [string, string] => typeof one[1] === "string"));
}

/** The events that may start a kind; none for what is started by hand, from outside or by the clock. */
export function eventsOf(kind: TriggerKind): readonly EventName[] {
  const name = names[kind];
  return name === null ? [] : [name];
}

const names = {
  conversation_opened: "conversation.opened",
  handed_off: "conversation.handed_off",
  conversation_assigned: "conversation.assigned",
  conversation_transferred: "conversation.transferred",
  conversation_expired: "conversation.expired",
  conversation_closed: "conversation.closed",
  message_received: "message.received",
  ticket_created: "ticket.created",
  stage_changed: "ticket.stage_changed",
  ticket_resolved: "ticket.resolved",
  contact_field_changed: "contact.changed",
  contact_tag_changed: "contact.tagged",
  task_overdue: "task.overdue",
  webhook: null,
  manual: null,
  schedule: null,
} as const satisfies Record<TriggerKind, EventName | null>;

type Told = Readonly<Record<string, string | null>>;

function tells(trigger: Trigger, event: Happened): Told | null {
  if (event.name !== names[trigger.kind]) return null;
  switch (trigger.kind) {
    case "conversation_opened":
      return read(event, events["conversation.opened"], ({ source, inbox, connection }) => {
        return { source, inbox, connection };
      });
    case "handed_off":
      return read(event, events["conversation.handed_off"], ({ stage }) => ({ stage }));
    case "conversation_assigned":
      // Into a queue it is nobody's; and it may be told again of who has it already.
      return read(event, events["conversation.assigned"], ({ from, to, how }) =>
        to.owner === null || to.owner === from.owner
          ? null
          : { owner: to.owner, previous_owner: from.owner, group: to.group, how },
      );
    case "conversation_transferred":
      return read(event, events["conversation.transferred"], ({ from, to }) => {
        const previous = { previous_owner: from.owner, previous_group: from.group };
        return { owner: to.owner, group: to.group, ...previous };
      });
    case "conversation_expired":
      return read(event, events["conversation.expired"], (data) => ({ unanswered: String(data.unanswered) }));
    case "conversation_closed":
      return read(event, events["conversation.closed"], ({ outcome, reason, via }) => {
        return { outcome, reason, via };
      });
    case "message_received":
      return read(event, events["message.received"], ({ type }) => ({ type }));
    case "ticket_created":
      return read(event, events["ticket.created"], ({ source, funnel, stage }) => ({
        source,
        funnel,
        stage,
      }));
    case "stage_changed":
      return read(event, events["ticket.stage_changed"], ({ from, to, funnels, source }) =>
        trigger.stageId !== null && trigger.stageId !== to
          ? null
          : { from, to, from_funnel: funnels?.from ?? null, to_funnel: funnels?.to ?? null, source },
      );
    case "ticket_resolved":
      return read(event, events["ticket.resolved"], ({ from, resolution, reason, source }) => {
        return { resolution, previous: from, reason, source };
      });
    case "contact_field_changed":
      return read(event, events["contact.changed"], ({ fields }) => changedField(trigger.fieldId, fields));
    case "contact_tag_changed":
      return read(event, events["contact.tagged"], (data) => changedTag(trigger, data));
    case "task_overdue":
      return read(event, events["task.overdue"], ({ owner }) => ({ owner }));
    case "webhook":
    case "manual":
    case "schedule":
      return null;
  }
}

function read<S extends z.ZodType>(
  event: Happened,
  shape: S,
  tell: (data: z.infer<S>) => Told | null,
): Told | null {
  const data = shape.safeParse(event.data);
  return data.success ? tell(data.data) : null;
}

/** An own field is told by its id, one of the desk's by its name; an identity is no field. */
function changedField(wanted: string | null, fields: readonly string[]): Told | null {
  const ids = fields
    .filter((field) => field !== "identities")
    .map((field) => (field.startsWith("field:") ? field.slice("field:".length) : field));
  const field = wanted === null ? ids[0] : ids.find((id) => id === wanted);
  return field === undefined ? null : { field };
}

function changedTag(
  { tagId, change }: Extract<Trigger, { kind: "contact_tag_changed" }>,
  { added, removed }: { added: readonly string[]; removed: readonly string[] },
): Told | null {
  const first = (ids: readonly string[]) => (tagId === null ? ids[0] : ids.find((id) => id === tagId));
  const put = change === "removed" ? undefined : first(added);
  if (put !== undefined) return { tag: put, change: "added" };
  const taken = change === "added" ? undefined : first(removed);
  return taken === undefined ? null : { tag: taken, change: "removed" };
}
