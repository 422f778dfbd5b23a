import type { Tx } from "../../platform/db.ts";

export interface Turn {
  stage: string;
  member: string;
}

/**
 * By stage, who was given one, the longest ago first. Who comes into the same stage at the same time waits here: two
 * would give to the same one.
 */
export async function lockTurns(tx: Tx, stages: readonly string[]): Promise<Map<string, string[]>> {
  const sorted = [...new Set(stages)].sort();
  await tx.rows(
    "select pg_advisory_xact_lock(hashtextextended(id::text, 8)) from unnest($1::uuid[]) as s(id)",
    [sorted],
  );
  const rows = await tx.rows<{ stage: string; members: string[] }>(
    `select stage_id as stage, array_agg(member_id order by turn, member_id) as members from stage_turns
     where account_id = $1 and stage_id = any($2::uuid[]) group by 1`,
    [tx.account, sorted],
  );
  return new Map(rows.map(({ stage, members }) => [stage, members]));
}

/** Notes who was given one, in order. */
export async function takeStageTurns(tx: Tx, given: readonly Turn[]): Promise<void> {
  if (given.length === 0) return;
  const last = new Map(
    given.map(({ stage, member }, i) => [`${stage} ${member}`, { stage, member, n: i + 1 }]),
  );
  await tx.rows(
    `insert into stage_turns (account_id, stage_id, member_id, turn)
     select $1, r.stage, r.member, r.n + coalesce((select max(t.turn) from stage_turns t
       where t.account_id = $1 and t.stage_id = r.stage), 0)
     from jsonb_to_recordset($2::jsonb) as r(stage uuid, member uuid, n int)
     on conflict (account_id, stage_id, member_id) do update set turn = excluded.turn`,
    [tx.account, JSON.stringify([...last.values()])],
  );
}
