import type { Funnel, ResolutionReason, Stage } from "@relevo/contract/funnels.ts";
import type { Tx } from "../platform/db.ts";

/** A stage with what its funnel says of acts in it. */
export interface StageFacts extends Omit<Stage, "exitCriteria" | "softLimit"> {
  funnel: Pick<
    Funnel,
    "id" | "name" | "currency" | "moves" | "access" | "pending" | "askReason" | "archiveUnresolved"
  > & {
    /** Those that are still offered. */
    reasons: readonly ResolutionReason[];
  };
}

/**
 * Stages by id; those that were removed are not there. They are held until the commit, so that none goes away while a
 * ticket, a rule or an inbox is led into it: whoever removes one locks it for update, contacts first.
 */
export async function stagesById(tx: Tx, ids: readonly string[]): Promise<Map<string, StageFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<StageFacts>(
    `select s.id, s.funnel_id as "funnelId", s.name, s.position, s.kind, s.type, s.stuck_hours as "stuckHours", s.requirements,
       s.assignment, jsonb_build_object('id', f.id, 'name', f.name, 'currency', f.currency, 'moves', f.moves, 'access', f.access,
         'pending', f.pending, 'askReason', f.ask_reason, 'archiveUnresolved', f.archive_unresolved,
         'reasons', coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'name', r.name) order by r.position, r.id)
           from resolution_reasons r where r.account_id = f.account_id and r.funnel_id = f.id and r.removed_at is null), '[]')) as funnel
     from stages s join funnels f on f.account_id = s.account_id and f.id = s.funnel_id
     where s.account_id = $1 and s.id = any($2::uuid[]) and s.removed_at is null and f.removed_at is null
     order by s.id for key share of s`,
    [tx.account, [...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
