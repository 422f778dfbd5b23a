import type { Definition, Trigger, Workflow } from "@relevo/contract/workflows.ts";
import type { Tx } from "../../platform/db.ts";

/** A workflow's row as the list shows it, with its draft. */
export interface WorkflowRow extends Omit<Workflow, "updatedAt"> {
  updatedAt: Date;
  draft: Definition;
  revision: number;
  /** Of what is in force, or was last. */
  publishedTrigger: Trigger["kind"] | null;
  /** The sealed token of its incoming webhook. */
  hook: string | null;
}

/** Figures are counted up to here: more is told as this many. 17 ms for a workflow with as many under way and begun. */
const most = 10_000;
const day = 24 * 60 * 60 * 1000;

/** All that were not taken away, by name, or the named ones of them. */
export function workflowRows(tx: Tx, ids: readonly string[] | null = null): Promise<WorkflowRow[]> {
  const started = "r.account_id = w.account_id and r.workflow_id = w.id and r.started_at >= $2";
  return tx.rows<WorkflowRow>(
    `select w.id, w.name, w.state, coalesce(w.trigger, w.draft->'trigger'->>'kind') as trigger, w.version,
       w.revision is distinct from w.published_revision and w.draft <> v.definition is true as changed,
       (select count(*)::int from (select from runs r where r.account_id = w.account_id and r.workflow_id = w.id
          and r.state in ('running', 'waiting') limit ${most}) active) as active,
       json_build_object(
         'started', (select count(*)::int from (select from runs r where ${started} limit ${most}) begun),
         'failed', (select count(*)::int from (select from runs r where ${started} and r.state = 'failed' limit ${most}) failed)) as week,
       w.updated_at as "updatedAt",
       case when m.id is not null then json_build_object('id', m.id, 'name', m.name) end as "updatedBy",
       w.draft, w.revision, w.trigger as "publishedTrigger", w.hook
     from workflows w
     left join workflow_versions v on v.account_id = w.account_id and v.workflow_id = w.id and v.version = w.version
     left join members m on m.account_id = w.account_id and m.id = w.updated_by
     where w.account_id = $1 and w.removed_at is null and ($3::uuid[] is null or w.id = any($3))
     order by lower(w.name), w.id`,
    [tx.account, new Date(tx.at.getTime() - 7 * day), ids],
  );
}
