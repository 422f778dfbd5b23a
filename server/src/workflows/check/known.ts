import { templateKeys } from "@relevo/contract/workflow-variables.ts";
import { partsOf } from "../../channels/whatsapp/templates/template.rules.ts";
import type { Tx } from "../../platform/db.ts";
import type { Known } from "./known.rules.ts";

/** What the account has that a workflow may name. @param self the workflow that is asked about */
export async function knownOf(tx: Tx, self: string | null = null): Promise<Known> {
  const of = <T>(text: string) => tx.rows<T & { id: string }>(text, [tx.account]);
  type Row<K extends keyof Known> = Known[K] extends ReadonlyMap<string, infer R> ? R : never;
  const [members, groups, inboxes, connections, reasons, ends, tags, fields, funnels, stages] =
    await Promise.all([
      of<Row<"member">>("select id, name, role from members where account_id = $1 and active"),
      of<Row<"group">>("select id, name from groups where account_id = $1"),
      of<Row<"inbox">>("select id, name from inboxes where account_id = $1"),
      of<Row<"connection">>("select id, name from connections where account_id = $1"),
      of<Row<"reason">>(
        `select r.id, i.name || ' / ' || r.name as name, r.inbox_id as inbox
         from reasons r join inboxes i on i.account_id = r.account_id and i.id = r.inbox_id
         where r.account_id = $1 and r.archived_at is null`,
      ),
      of<Row<"resolution_reason">>(
        `select r.id, f.name || ' / ' || r.kind || ' / ' || r.name as name, r.kind
         from resolution_reasons r join funnels f on f.account_id = r.account_id and f.id = r.funnel_id
         where r.account_id = $1 and r.removed_at is null and f.removed_at is null`,
      ),
      of<Row<"tag">>("select id, name from tags where account_id = $1"),
      of<Row<"field">>(
        `select id, "of" || ' / ' || name as name, "of", kind, options from fields
         where account_id = $1 and removed_at is null`,
      ),
      of<Row<"funnel">>("select id, name from funnels where account_id = $1 and removed_at is null"),
      of<Row<"stage">>(
        `select s.id, f.name || ' / ' || s.name as name, s.funnel_id as funnel
         from stages s join funnels f on f.account_id = s.account_id and f.id = s.funnel_id
         where s.account_id = $1 and s.removed_at is null and f.removed_at is null`,
      ),
    ]);
  const [templates, calendars, workflows, secrets] = await Promise.all([
    of<{ name: string; components: Parameters<typeof partsOf>[0] }>(
      `select t.id, n.name || ' / ' || t.name || ' / ' || t.language as name, t.components
       from templates t join connections n on n.account_id = t.account_id and n.id = t.connection_id
       where t.account_id = $1 and t.state = 'approved'`,
    ),
    of<Row<"calendar">>("select id, name from calendars where account_id = $1"),
    of<Row<"workflow">>(
      `select w.id, w.name, w.state = 'published' and w.trigger = 'manual' as manual,
         array(select s->>'workflowId' from jsonb_array_elements(v.definition->'steps') s
               where s->>'kind' = 'workflow' and s->>'workflowId' is not null) as calls
       from workflows w left join workflow_versions v on w.state = 'published'
         and v.account_id = w.account_id and v.workflow_id = w.id and v.version = w.version
       where w.account_id = $1 and w.removed_at is null`,
    ),
    tx.rows<{ name: string }>("select name from workflow_secrets where account_id = $1", [tx.account]),
  ]);
  return {
    self,
    member: byId(members),
    group: byId(groups),
    inbox: byId(inboxes),
    connection: byId(connections),
    reason: byId(reasons),
    resolution_reason: byId(ends),
    tag: byId(tags),
    field: byId(fields),
    funnel: byId(funnels),
    stage: byId(stages),
    template: byId(
      templates.flatMap(({ id, name, components }) => {
        const { sendable, header, variables } = partsOf(components);
        const file = header !== null && header.kind !== "text";
        return sendable && !file ? { id, name, keys: templateKeys(variables) } : [];
      }),
    ),
    calendar: byId(calendars),
    workflow: byId(workflows),
    secrets: new Set(secrets.map(({ name }) => name)),
  };
}

function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
