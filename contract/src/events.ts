import { z } from "zod";
import { ActSource } from "./tickets.ts";

/** What changed hands: which inbox, owner, group and state decide who sees the conversation. */
export const Sight = z.object({
  inbox: z.string(),
  owner: z.string().nullable(),
  group: z.string().nullable(),
  state: z.string(),
});
export type Sight = z.infer<typeof Sight>;
const SightChange = z.object({ from: Sight, to: Sight });
const Ids = z.array(z.string());
const Fields = z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }));

/**
 * Every fact the desk keeps, with the shape of its data: ids and changed fields with from and to,
 * never a message's text or a contact's data.
 */
export const events = {
  "account.created": z.object({}),
  "account.released": z.object({}),
  "member.joined": z.object({ member: z.string(), role: z.string() }),
  /** A name is told as changed, without its text; a new reset link stands as `resetLink`. */
  "member.changed": z.object({ member: z.string(), fields: Fields }),
  "member.availability_changed": z.object({ member: z.string(), from: z.boolean(), to: z.boolean() }),
  "group.created": z.object({ group: z.string() }),
  "group.changed": z.object({ group: z.string() }),
  "group.removed": z.object({ group: z.string() }),
  "invitation.created": z.object({ invitation: z.string(), role: z.string() }),
  "invitation.revoked": z.object({ invitation: z.string() }),
  "key.created": z.object({ key: z.string(), role: z.string() }),
  "key.revoked": z.object({ key: z.string() }),
  "inbox.created": z.object({ inbox: z.string() }),
  "inbox.changed": z.object({ inbox: z.string() }),
  "policy.changed": z.object({ inbox: z.string(), version: z.int(), fields: Fields }),
  "calendar.created": z.object({ calendar: z.string() }),
  "calendar.changed": z.object({ calendar: z.string() }),
  "calendar.removed": z.object({ calendar: z.string() }),
  "template.synced": z.object({ connection: z.string(), changed: Ids }),
  "company.created": z.object({ company: z.string() }),
  "company.changed": z.object({ company: z.string(), fields: Ids }),
  "task.created": z.object({ task: z.string() }),
  "task.changed": z.object({ task: z.string(), fields: Fields }),
  "task.overdue": z.object({ task: z.string(), owner: z.string().nullable() }),
  "task.done": z.object({ task: z.string() }),
  "task.resumed": z.object({ task: z.string() }),
  "task.cancelled": z.object({ task: z.string() }),
  "ticket.created": z.object({
    ticket: z.string(),
    source: z.enum(["inbound", "user", "expiry", "workflow"]),
    funnel: z.string(),
    stage: z.string(),
  }),
  "ticket.changed": z.object({ ticket: z.string(), fields: Ids }),
  "ticket.assigned": z.object({
    ticket: z.string(),
    from: z.object({ owner: z.string().nullable(), group: z.string().nullable() }),
    to: z.object({ owner: z.string().nullable(), group: z.string().nullable() }),
    /** Names the reason's row, where a person gave one. */
    note: z.string().optional(),
  }),
  /** It left a stage and came into another one; what that caused stands in events of its own. */
  "ticket.stage_changed": z.object({
    ticket: z.string(),
    from: z.string(),
    to: z.string(),
    /** Funnels, where it changed them. */
    funnels: z.object({ from: z.string(), to: z.string() }).nullable(),
    source: ActSource,
  }),
  "ticket.resolved": z.object({
    ticket: z.string(),
    from: z.enum(["none", "won", "lost"]),
    resolution: z.enum(["won", "lost"]),
    source: ActSource,
    rule: z.string().nullable(),
    reason: z.string().nullable(),
  }),
  "ticket.resolution_cleared": z.object({ ticket: z.string(), from: z.enum(["won", "lost"]) }),
  "ticket.archived": z.object({
    ticket: z.string(),
    source: ActSource,
    rule: z.string().nullable(),
    returnTo: z.object({ funnel: z.string(), stage: z.string() }).nullable(),
  }),
  "ticket.restored": z.object({ ticket: z.string(), note: z.string() }),
  /** `unowned`: it came into a human stage and nobody has it. `deferred`: a rule waits, for what `codes` say. */
  "ticket.alerted": z.object({
    ticket: z.string(),
    alert: z.enum(["unowned", "deferred"]),
    rule: z.string().nullable(),
    codes: Ids,
  }),
  "ticket.seen": z.object({ ticket: z.string() }),
  "field.created": z.object({ field: z.string() }),
  "field.changed": z.object({ field: z.string(), fields: Ids }),
  "field.removed": z.object({ field: z.string() }),
  "funnel.created": z.object({ funnel: z.string() }),
  "funnel.changed": z.object({ funnel: z.string(), fields: Ids }),
  "funnel.removed": z.object({ funnel: z.string() }),
  "stage.created": z.object({ funnel: z.string(), stage: z.string() }),
  "stage.changed": z.object({ funnel: z.string(), stage: z.string(), fields: Fields }),
  "stage.removed": z.object({ funnel: z.string(), stage: z.string(), to: z.string().nullable() }),
  "rule.created": z.object({ stage: z.string(), rule: z.string() }),
  "rule.changed": z.object({ stage: z.string(), rule: z.string(), fields: Fields }),
  "rule.removed": z.object({ stage: z.string(), rule: z.string() }),
  /** An untouched automatic ticket gave way to the one the person chose: no cycle, no conversion. */
  "ticket.absorbed": z.object({ ticket: z.string(), into: z.string().nullable() }),
  /** A conversation's history was added to it. */
  "ticket.action_added": z.object({ ticket: z.string() }),
  "tag.created": z.object({ tag: z.string() }),
  "tag.changed": z.object({ tag: z.string(), fields: Ids }),
  "tag.removed": z.object({ tag: z.string() }),
  "workflow.created": z.object({ workflow: z.string() }),
  "workflow.changed": z.object({ workflow: z.string() }),
  "workflow.published": z.object({ workflow: z.string(), version: z.int() }),
  "workflow.stopped": z.object({ workflow: z.string(), cancelled: z.int() }),
  "workflow.removed": z.object({ workflow: z.string(), cancelled: z.int() }),
  "workflow.hook_renewed": z.object({ workflow: z.string() }),
  "secret.written": z.object({ secret: z.string() }),
  "secret.removed": z.object({ secret: z.string() }),
  /** A step was refused or failed and had no way on. */
  "run.failed": z.object({ workflow: z.string(), run: z.string(), step: z.string(), codes: Ids }),
  "run.cancelled": z.object({ workflow: z.string(), run: z.string() }),
  "run.resumed": z.object({ workflow: z.string(), run: z.string() }),
  "run.retried": z.object({ workflow: z.string(), run: z.string() }),
  "simulation.started": z.object({ workflow: z.string(), simulation: z.string() }),
  "simulation.ended": z.object({ workflow: z.string(), simulation: z.string(), state: z.string() }),
  "connection.created": z.object({ connection: z.string(), channel: z.string() }),
  "connection.changed": z.object({ connection: z.string(), fields: Ids }),
  "connection.paused": z.object({ connection: z.string(), code: z.string() }),
  "contact.created": z.object({ connection: z.string() }),
  "contact.changed": z.object({ fields: Ids }),
  /** Two contacts are one: this one's conversations, tickets and identities went over to `into`. */
  "contact.merged": z.object({ into: z.string() }),
  "contact.tagged": z.object({ added: Ids, removed: Ids }),
  /** BAJA, STOP, PARAR, or back in. */
  "contact.opted": z.object({ out: z.boolean() }),
  "conversation.opened": z.object({
    source: z.enum(["contact", "user", "api", "workflow"]),
    inbox: z.string(),
    connection: z.string(),
  }),
  /** `auto`: distribution; `sticky`: the owner the customer last had; `rescue`: claimed past the limit. */
  "conversation.assigned": SightChange.extend({
    how: z.enum(["claim", "reply", "manual", "auto", "sticky", "rescue", "workflow"]),
  }),
  /** A person handed it on; `note` names the reason's row. */
  "conversation.transferred": SightChange.extend({
    note: z.string().nullable(),
    comment: z.string().nullable(),
  }),
  /** Back to the queue, ahead of the rest: its owner went away while the customer waited. */
  "conversation.requeued": SightChange,
  /** Its ticket left an AI stage for a human one: somebody has to answer now. */
  "conversation.handed_off": z.object({ ticket: z.string(), stage: z.string() }),
  /** Put before the rest of its queue, or back into its turn. */
  "conversation.priority_changed": z.object({ from: z.boolean(), to: z.boolean() }),
  "conversation.moved": SightChange.extend({ reason: z.string().nullable() }),
  "conversation.snoozed": SightChange.extend({ until: z.string().nullable() }),
  "conversation.unsnoozed": SightChange.extend({ by: z.enum(["member", "time", "contact", "task"]) }),
  "conversation.expired": SightChange.extend({ unanswered: z.boolean() }),
  /** A template from it opened another one; it can only be finalised. */
  "conversation.superseded": z.object({ by: z.string() }),
  "conversation.closed": SightChange.extend({
    closure: z.string(),
    via: z.enum(["person", "override", "expired", "rule"]),
    evidence: z.string().nullable(),
    outcome: z.string(),
    reason: z.string().nullable(),
    policyVersion: z.int(),
  }),
  "conversation.close_rejected": z.object({ codes: Ids }),
  "conversation.close_undone": SightChange.extend({ closure: z.string() }),
  "conversation.reopened": SightChange.extend({ note: z.string().nullable() }),
  "conversation.discarded": SightChange.extend({ closure: z.string(), reason: z.string() }),
  "conversation.settled": z.object({ message: z.string() }),
  "conversation.unsettled": z.object({ message: z.string() }),
  "conversation.confirmed": z.object({ message: z.string(), by: z.enum(["member", "contact"]) }),
  "conversation.flagged": z.object({ trigger: z.string(), by: z.enum(["member", "system"]) }),
  "conversation.unflagged": z.object({ trigger: z.string() }),
  "conversation.merged": SightChange.extend({ into: z.string(), merge: z.string() }),
  "conversation.merge_undone": SightChange.extend({ merge: z.string() }),
  /**
   * Time is running out, or already out: nobody owns it, the customer waits, the window ends; or a workflow found nobody
   * to give it to.
   */
  "conversation.alerted": z.object({
    alert: z.enum(["unowned", "abandoned", "window_soon", "window_last", "nobody_eligible"]),
    due: z.string().nullable(),
  }),
  "conversation.ticket_proposed": z.object({
    ticket: z.string(),
    by: z.enum(["contact", "member", "system"]),
  }),
  "conversation.ticket_linked": z.object({ ticket: z.string(), from: z.string().nullable() }),
  "conversation.ticket_confirmed": z.object({ ticket: z.string() }),
  "conversation.ticket_unlinked": z.object({ ticket: z.string(), rejected: z.boolean() }),
  "approval.asked": z.object({ approval: z.string() }),
  "approval.decided": z.object({ approval: z.string(), verdict: z.enum(["approved", "declined"]) }),
  "conversation.read": z.object({}),
  "message.received": z.object({ message: z.string(), type: z.string(), waited: z.boolean() }),
  "message.echoed": z.object({ message: z.string(), type: z.string() }),
  "message.written": z.object({ message: z.string(), type: z.string() }),
  "message.state_changed": z.object({
    message: z.string(),
    from: z.string(),
    to: z.string(),
    code: z.string().nullable(),
  }),
  "message.edited": z.object({ message: z.string() }),
  "message.revoked": z.object({ message: z.string() }),
  "message.reacted": z.object({
    message: z.string(),
    by: z.enum(["contact", "member"]),
    removed: z.boolean(),
  }),
  "message.file_ready": z.object({ message: z.string(), file: z.string(), state: z.enum(["ready", "lost"]) }),
  "comment.added": z.object({ comment: z.string(), mentions: Ids }),
} as const satisfies Record<string, z.ZodType>;

export type EventName = keyof typeof events;
export type EventData<N extends EventName> = z.infer<(typeof events)[N]>;
export const eventNames = Object.keys(events) as EventName[];
/** Those that stand in a conversation's timeline as lines of their own. */
export const timelineEvents = [
  "conversation.opened",
  "conversation.assigned",
  "conversation.transferred",
  "conversation.requeued",
  "conversation.handed_off",
  "conversation.priority_changed",
  "conversation.moved",
  "conversation.snoozed",
  "conversation.unsnoozed",
  "conversation.expired",
  "conversation.superseded",
  "conversation.closed",
  "conversation.close_undone",
  "conversation.reopened",
  "conversation.discarded",
  "conversation.settled",
  "conversation.unsettled",
  "conversation.confirmed",
  "conversation.flagged",
  "conversation.unflagged",
  "conversation.merged",
  "conversation.merge_undone",
  "conversation.ticket_proposed",
  "conversation.ticket_linked",
  "conversation.ticket_confirmed",
  "conversation.ticket_unlinked",
  "approval.asked",
  "approval.decided",
  "task.created",
  "task.done",
] as const satisfies readonly EventName[];
