import type { Tx } from "../platform/db.ts";

/**
 * Of these stages those in which no ticket may begin and to which none may return, since it would end at once: won,
 * lost or closing by type, with an active entry rule that archives, or not there any more. The others are held until
 * the commit, as by `stagesById`.
 */
export async function selfClosing(tx: Tx, stages: readonly string[]): Promise<Set<string>> {
  if (stages.length === 0) return new Set();
  const open = await tx.rows<{ id: string }>(
    `select s.id from stages s join funnels f on f.account_id = s.account_id and f.id = s.funnel_id
     where s.account_id = $1 and s.id = any($2::uuid[]) and s.removed_at is null and f.removed_at is null and s.type = 'normal'
       and not exists (select from resolution_rules r where r.account_id = s.account_id and r.stage_id = s.id
         and r.trigger = 'entry' and r.active and r.archive)
     order by s.id for key share of s`,
    [tx.account, [...new Set(stages)]],
  );
  const goOn = new Set(open.map(({ id }) => id));
  return new Set(stages.filter((stage) => !goOn.has(stage)));
}
