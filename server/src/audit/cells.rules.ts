import type { AuditEvent } from "@relevo/contract/audit.ts";

/** The columns of the export. */
export const auditHead = [
  "id",
  "at",
  "name",
  "actor kind",
  "actor",
  "conversation",
  "ticket",
  "contact",
  "words",
  "data",
];

export function auditCells(event: AuditEvent): string[] {
  const { id, at, name, actor, conversation, ticket, contact, words, data } = event;
  return [
    id,
    at,
    name,
    actor.kind,
    actor.name,
    String(conversation?.number ?? ""),
    String(ticket?.number ?? ""),
    contact?.name ?? "",
    JSON.stringify(words),
    JSON.stringify(data),
  ];
}
