import type { TicketRow } from "../rows.ts";

/** The columns of the export; the company's own data follow. */
export const ticketHead = [
  "number",
  "subject",
  "contact",
  "phone",
  "funnel",
  "stage",
  "owner",
  "group",
  "state",
  "resolution",
  "reason",
  "value",
  "currency",
  "created at",
  "entered stage at",
  "resolved at",
  "archived at",
  "source",
  "next step",
  "next step at",
  "description",
];

/** A ticket as a line, with the values of `fields` last. */
export function ticketCells(row: TicketRow, fields: readonly string[]): string[] {
  const at = (instant: Date | null) => instant?.toISOString() ?? "";
  return [
    String(row.number),
    row.subject,
    row.contact_name,
    row.contact_phone ?? "",
    row.funnel_name,
    row.stage_name,
    row.owner_name ?? "",
    row.group_name ?? "",
    row.state,
    row.resolution,
    row.reason_name ?? "",
    row.value ?? "",
    row.currency ?? "",
    at(row.created_at),
    at(row.stage_entered_at),
    at(row.resolved_at),
    at(row.archived_at),
    row.source,
    row.next_step,
    at(row.next_step_at),
    row.description,
    ...fields.map((id) => String(row.fields[id] ?? "")),
  ];
}
