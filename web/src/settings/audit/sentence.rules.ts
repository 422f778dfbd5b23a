import type { AuditEvent } from "@relevo/contract/audit.ts";
import type { EventItem } from "@relevo/contract/messages.ts";
import type { auditEs } from "./audit.es.ts";

export type AuditKey = keyof (typeof auditEs)["events"];

/** Our own sentence for an event; undefined where the thread has one, or nobody has. */
export function ownSentence(event: AuditEvent): AuditKey | undefined {
  return cases[event.name]?.(event) ?? plain.find((key) => key === event.name.replace(".", "_"));
}

/** An event as the thread's sentences take it: codes that stand in its data are words there. */
export function asThreadEvent(event: AuditEvent): EventItem {
  const { id, at, name, actor, conversation, ticket, data, words } = event;
  const codes = codeNames.flatMap((code) => {
    const value = data[code];
    return typeof value === "string" || typeof value === "boolean" ? [[code, String(value)]] : [];
  });
  return {
    kind: "event",
    id,
    at,
    conversationId: conversation?.id ?? "",
    name,
    actor,
    words: {
      ...words,
      ...Object.fromEntries(codes),
      ...(ticket && { ticket: String(ticket.number) }),
      ...(name === "conversation.discarded" && { discard: String(data.reason) }),
      ...(name === "conversation.priority_changed" && { ahead: String(data.to) }),
    },
  };
}

const codeNames = [
  "how",
  "source",
  "via",
  "outcome",
  "evidence",
  "trigger",
  "until",
  "by",
  "verdict",
  "rejected",
];

/** Events whose sentence depends on what they say. */
const cases: Partial<Record<AuditEvent["name"], (event: AuditEvent) => AuditKey>> = {
  "member.availability_changed": ({ data }) => (data.to === true ? "member_available" : "member_unavailable"),
  "ticket.created": ({ data }) =>
    data.source === "user" || data.source === "workflow" ? "ticket_created" : "ticket_createdAuto",
  "ticket.assigned": ({ words }) =>
    words.ownerTo || words.groupTo ? "ticket_assigned" : "ticket_unassigned",
  "ticket.resolved": ({ data }) => (data.resolution === "won" ? "ticket_won" : "ticket_lost"),
  "ticket.alerted": ({ data }) => (data.alert === "unowned" ? "ticket_unowned" : "ticket_deferred"),
  "contact.tagged": ({ data }) => {
    if (!some(data.removed)) return "contact_tagged";
    return some(data.added) ? "contact_retagged" : "contact_untagged";
  },
  "workflow.stopped": ({ data }) =>
    Number(data.cancelled) > 0 ? "workflow_stoppedCancelled" : "workflow_stopped",
  "contact.opted": ({ data }) => (data.out === true ? "contact_optedOut" : "contact_optedIn"),
  "conversation.alerted": ({ data }) => {
    if (data.alert === "unowned") return "conversation_unowned";
    if (data.alert === "nobody_eligible") return "conversation_nobodyEligible";
    return data.alert === "abandoned" ? "conversation_abandoned" : "conversation_window";
  },
  "message.reacted": ({ data }) => (data.removed === true ? "message_unreacted" : "message_reacted"),
  "message.file_ready": ({ data }) => (data.state === "ready" ? "message_file_ready" : "message_file_lost"),
};

/** Events that always say the same. */
const plain: readonly AuditKey[] = [
  "account_created",
  "account_released",
  "member_joined",
  "member_changed",
  "group_created",
  "group_changed",
  "group_removed",
  "invitation_created",
  "invitation_revoked",
  "key_created",
  "key_revoked",
  "inbox_created",
  "inbox_changed",
  "policy_changed",
  "calendar_created",
  "calendar_changed",
  "calendar_removed",
  "template_synced",
  "company_created",
  "company_changed",
  "task_changed",
  "task_overdue",
  "task_resumed",
  "task_cancelled",
  "ticket_changed",
  "ticket_stage_changed",
  "ticket_absorbed",
  "ticket_action_added",
  "ticket_resolution_cleared",
  "ticket_archived",
  "ticket_restored",
  "ticket_seen",
  "contact_merged",
  "funnel_created",
  "funnel_changed",
  "funnel_removed",
  "stage_created",
  "stage_changed",
  "stage_removed",
  "rule_created",
  "rule_changed",
  "rule_removed",
  "field_created",
  "field_changed",
  "field_removed",
  "connection_created",
  "connection_changed",
  "connection_paused",
  "contact_created",
  "contact_changed",
  "conversation_close_rejected",
  "conversation_read",
  "message_received",
  "message_echoed",
  "message_written",
  "message_state_changed",
  "message_edited",
  "message_revoked",
  "comment_added",
  "tag_created",
  "tag_changed",
  "tag_removed",
  "workflow_created",
  "workflow_changed",
  "workflow_published",
  "workflow_removed",
  "workflow_hook_renewed",
  "secret_written",
  "secret_removed",
  "run_failed",
  "run_cancelled",
  "run_resumed",
  "run_retried",
  "simulation_started",
  "simulation_ended",
];

function some(ids: unknown): boolean {
  return Array.isArray(ids) && ids.length > 0;
}
