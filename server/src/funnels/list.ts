import type { Funnel } from "@relevo/contract/funnels.ts";
import type { Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { found } from "../platform/refusal.ts";

/** The funnels somebody works in with their stages, each in order. */
export function listFunnels(tx: Tx, { funnels }: Pick<Caller, "funnels">): Promise<Funnel[]> {
  return rowsOf(
    tx,
    funnels.map(({ funnel }) => funnel),
  );
}

/** One funnel, whoever asks. @throws NOT_FOUND */
export async function funnelById(tx: Tx, id: string): Promise<Funnel> {
  return found((await rowsOf(tx, [id]))[0]);
}

function rowsOf(tx: Tx, ids: readonly string[]): Promise<Funnel[]> {
  return tx.rows<Funnel>(
    `select f.id, f.name, f.position, f.won_definition as "wonDefinition", f.lost_definition as "lostDefinition", f.currency,
       f.moves, f.access, f.agents_see as "agentsSee", f.history, f.archive_unresolved as "archiveUnresolved", f.pending,
       f.ask_reason as "askReason",
       array(select w.member_id from funnel_members w where w.account_id = f.account_id and w.funnel_id = f.id order by 1) as "memberIds",
       coalesce((select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'name', r.name) order by r.position, r.id)
         from resolution_reasons r where r.account_id = f.account_id and r.funnel_id = f.id and r.removed_at is null), '[]') as reasons,
       coalesce((select json_agg(json_build_object('id', s.id, 'funnelId', s.funnel_id, 'name', s.name, 'position', s.position,
           'kind', s.kind, 'type', s.type, 'stuckHours', s.stuck_hours, 'exitCriteria', s.exit_criteria, 'softLimit', s.soft_limit,
           'requirements', s.requirements, 'assignment', s.assignment) order by s.position, s.id)
         from stages s where s.account_id = f.account_id and s.funnel_id = f.id and s.removed_at is null), '[]') as stages
     from funnels f where f.account_id = $1 and f.id = any($2::uuid[]) and f.removed_at is null order by f.position, f.id`,
    [tx.account, ids],
  );
}
