import type { Simulation } from "@relevo/contract/simulations.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import type { Tx } from "../../platform/db.ts";

interface Row extends Pick<Simulation, "id" | "workflow" | "state" | "filter" | "by" | "report"> {
  done: number;
  of: number;
  startedAt: Date;
  endedAt: Date | null;
  definition: Definition;
}

/** The named ones, or a workflow's latest, newest first, with the definition each was tried with. */
export async function simulationRows(
  tx: Tx,
  wanted: { ids: readonly string[] } | { workflow: string; limit: number },
): Promise<(Simulation & { definition: Definition })[]> {
  const [where, values] =
    "ids" in wanted
      ? ["s.id = any($2)", [wanted.ids, null]]
      : ["s.workflow_id = $2", [wanted.workflow, wanted.limit]];
  const rows = await tx.rows<Row>(
    `select s.id, json_build_object('id', w.id, 'name', w.name) as workflow, s.state, s.filter, s.done, s."of",
       s.started_at as "startedAt", s.ended_at as "endedAt", s.report, s.definition,
       case when m.id is not null then json_build_object('id', m.id, 'name', m.name) end as by
     from simulations s
     join workflows w on w.account_id = s.account_id and w.id = s.workflow_id
     left join members m on m.account_id = s.account_id and m.id = s.by_id
     where s.account_id = $1 and ${where} order by s.started_at desc, s.id desc limit $3`,
    [tx.account, ...values],
  );
  return rows.map(({ done, of, startedAt, endedAt, ...row }) => ({
    ...row,
    progress: { done, of },
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }));
}
