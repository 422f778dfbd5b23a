import type { Failure } from "@relevo/contract/refusals.ts";
import type { RunDetail, RunStep, StepWhy } from "@relevo/contract/workflow-runs.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { visibleWhere } from "../../conversations/visible.ts";
import { abilitiesOf, type Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";
import { actsOn } from "./acts.rules.ts";
import { runsById } from "./rows.ts";
import { standing } from "./standing.ts";

/**
 * One run, step by step, with the definition it is pinned to. What customers said and what came from outside is shown to
 * who sees the conversation, as everywhere. @throws NOT_FOUND
 */
export async function runDetail(tx: Tx, caller: Caller, id: string): Promise<RunDetail> {
  const run = found((await runsById(tx, [id]))[0]);
  const now = await standing(tx, id);
  const sight = visibleWhere(caller, "c", 3);
  const [more] = await tx.rows<{ variables: Record<string, string>; definition: Definition }>(
    `select case when exists (select from conversations c where c.account_id = r.account_id and c.contact_id = r.contact_id
         and (r.conversation_id is null or c.id = r.conversation_id) and ${sight.sql}) then r.variables else '{}' end as variables,
       v.definition from runs r
     join workflow_versions v on v.account_id = r.account_id and v.workflow_id = r.workflow_id and v.version = r.version
     where r.account_id = $1 and r.id = $2`,
    [tx.account, id, ...sight.values],
  );
  const may = abilitiesOf(caller.role).includes("workflows.write");
  const acts = actsOn(now);
  return {
    ...run,
    ...found(more),
    steps: await stepsOf(tx, id),
    can: {
      cancel: may && acts.cancel === true,
      resume: may && acts.resume === true,
      retry: may && acts.retry === true,
    },
  };
}

async function stepsOf(tx: Tx, id: string): Promise<RunStep[]> {
  const rows = await tx.rows<{
    n: number;
    step: string;
    kind: string;
    at: Date;
    endedAt: Date | null;
    edge: string | null;
    why: StepWhy | null;
    failures: Failure[];
  }>(
    `select n, step, kind, at, ended_at as "endedAt", edge, why, failures from run_steps
     where account_id = $1 and run_id = $2 order by n`,
    [tx.account, id],
  );
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }));
}
