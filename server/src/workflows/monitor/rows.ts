import type { Run, RunState, StepWhy } from "@relevo/contract/workflow-runs.ts";
import type { Tx } from "../../platform/db.ts";

interface Row extends Omit<Run, "startedAt" | "endedAt" | "until"> {
  startedAt: Date;
  endedAt: Date | null;
  until: Date | null;
  why: StepWhy | null;
  state: RunState;
}

/** Runs by id as the wire carries them, newest first. */
export async function runsById(tx: Tx, ids: readonly string[]): Promise<Run[]> {
  const rows = await tx.rows<Row>(
    `select r.id, json_build_object('id', w.id, 'name', w.name) as workflow, r.version, r.state,
       json_build_object('id', p.id, 'name', coalesce(nullif(p.name, ''), p.phone, '')) as contact,
       case when c.id is not null then json_build_object('id', c.id, 'number', c.number) end as conversation,
       case when t.id is not null then json_build_object('id', t.id, 'number', t.number) end as ticket,
       r.step, (select json_build_object('kind', s->>'kind', 'name', s->>'name')
          from workflow_versions v, jsonb_array_elements(v.definition->'steps') s
          where v.account_id = r.account_id and v.workflow_id = r.workflow_id and v.version = r.version
            and s->>'id' = r.step limit 1) as stands,
       r.started_at as "startedAt", r.ended_at as "endedAt", r.until, r.why
     from runs r
     join workflows w on w.account_id = r.account_id and w.id = r.workflow_id
     join contacts p on p.account_id = r.account_id and p.id = r.contact_id
     left join conversations c on c.account_id = r.account_id and c.id = r.conversation_id
     left join tickets t on t.account_id = r.account_id and t.id = r.ticket_id
     where r.account_id = $1 and r.id = any($2)
     order by r.started_at desc, r.id desc`,
    [tx.account, ids],
  );
  return rows.map((row) => ({
    ...row,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    until: row.until?.toISOString() ?? null,
  }));
}
