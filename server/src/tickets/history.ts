import type { showHistory, TicketMoment } from "@relevo/contract/board.ts";
import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { EventName } from "@relevo/contract/events.ts";
import type { RuleTrigger } from "@relevo/contract/resolution-rules.ts";
import { ActSource } from "@relevo/contract/tickets.ts";
import type { Caller } from "../platform/caller.ts";
import { decodeCursor, encodeCursor } from "../platform/cursor.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";
import { ticketsSeen } from "./load.ts";

/** What happened to a ticket, newest first, from the log. @throws NOT_FOUND */
export async function showHistoryOf(
  tx: Tx,
  caller: Caller,
  { params, query }: Input<typeof showHistory>,
): Promise<Output<typeof showHistory>> {
  found((await ticketsSeen(tx, caller, [params.id])).get(params.id));
  const before = query.cursor === undefined ? null : Number(decodeCursor(query.cursor, /^\d{1,15}$/).key);
  const rows = await tx.rows<Row>(momentsSql, [tx.account, params.id, told, before, query.limit + 1]);
  const items = rows.slice(0, query.limit).map(rendered);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.at, last.id]) : null };
}

const kinds = {
  "ticket.created": "created",
  "ticket.stage_changed": "moved",
  "ticket.resolved": "resolved",
  "ticket.resolution_cleared": "resolution_cleared",
  "ticket.archived": "archived",
  "ticket.restored": "restored",
  "ticket.assigned": "assigned",
  "ticket.changed": "changed",
  "ticket.absorbed": "absorbed",
  "ticket.alerted": "unowned",
} as const satisfies Partial<Record<EventName, TicketMoment["kind"]>>;
const told = Object.keys(kinds);

interface Row {
  id: number;
  at: Date;
  name: keyof typeof kinds;
  alert: string | null;
  actor_id: string | null;
  actor_name: string;
  source: string | null;
  rule_id: string | null;
  trigger: RuleTrigger | null;
  from: string | null;
  to: string | null;
  resolution: TicketMoment["resolution"];
  reason: string | null;
  note: string | null;
  codes: string[] | null;
}

const id = (path: string) =>
  `substring(e.data#>>'{${path}}' from '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')::uuid`;
const nameIn = (table: string, path: string, name = "x.name") =>
  `(select ${name} from ${table} x where x.account_id = $1 and x.id = ${id(path)})`;
/** A stage by name, with its funnel's where the move went from one to another. */
const stage = (path: "from" | "to" | "stage") =>
  `nullif(concat_ws(' · ', ${nameIn("funnels", `funnels,${path}`)}, ${nameIn("stages", path)}), '')`;
const holder = (way: "from" | "to") =>
  `coalesce(${nameIn("members", `${way},owner`)}, ${nameIn("groups", `${way},group`)})`;
const words = (
  way: "from" | "to",
  created: string,
) => `case e.name when 'ticket.stage_changed' then ${stage(way)}
  when 'ticket.assigned' then ${holder(way)} when 'ticket.created' then ${created} end`;

/** The log has ids only: words are looked up now. A rule that ended is still known by what it did. */
const momentsSql = `
  select e.id, e.at, e.name, e.data->>'alert' as alert, coalesce(m.id, w.id) as actor_id, coalesce(m.name, w.name) as actor_name, e.data->>'source' as source,
    ${id("rule")} as rule_id, coalesce(${nameIn("resolution_rules", "rule", "x.trigger")},
      case when e.data->>'source' in ('entry', 'exit', 'time', 'periodic') then e.data->>'source' end) as trigger,
    ${words("from", "null")} as "from", ${words("to", stage("stage"))} as "to",
    case when e.name = 'ticket.resolved' then e.data->>'resolution' when e.name = 'ticket.resolution_cleared' then e.data->>'from' end as resolution,
    ${nameIn("resolution_reasons", "reason")} as reason, ${nameIn("notes", "note", "x.text")} as note,
    case e.name when 'ticket.changed' then array(select jsonb_array_elements_text(e.data->'fields'))
      when 'ticket.alerted' then array(select jsonb_array_elements_text(e.data->'codes')) end as codes
  from events e left join members m on m.account_id = e.account_id and e.actor_kind = 'member' and m.id = e.actor_id
  left join runs r on r.account_id = e.account_id and e.actor_kind = 'workflow' and r.id = e.actor_id
  left join workflows w on w.account_id = r.account_id and w.id = r.workflow_id
  where e.account_id = $1 and e.ticket_id = $2 and e.name = any($3) and ($4::bigint is null or e.id < $4)
  order by e.id desc limit $5`;

function rendered(row: Row): TicketMoment {
  return {
    id: String(row.id),
    at: row.at.toISOString(),
    kind: row.alert === "deferred" ? "deferred" : kinds[row.name],
    actor: row.actor_id ? { id: row.actor_id, name: row.actor_name } : null,
    // A ticket that was made by itself has none: the customer wrote, or a conversation expired.
    source: ActSource.safeParse(row.source).data ?? null,
    rule: row.rule_id && row.trigger ? { id: row.rule_id, trigger: row.trigger } : null,
    from: row.from,
    to: row.to,
    resolution: row.resolution,
    reason: row.reason,
    note: row.note ?? "",
    codes: row.codes ?? [],
  };
}
