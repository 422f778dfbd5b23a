import type { Database } from "./db.ts";
import type { Worker } from "./loop.ts";

/** Ms between two looks. */
const pace = 1000;

/**
 * Keeps the planner's statistics fit while tables grow from empty: every account's rows share the leading key,
 * and without statistics the planner takes an index that reads them all (the look-up behind each frame 22 ms instead
 * of 4, the insert of a batch of messages 29 instead of 12). Autovacuum looks once a minute. A table that has
 * doubled is analysed again; big ones are left to autovacuum.
 */
export function statisticsWorker(db: Database): Worker {
  let last = Number.NEGATIVE_INFINITY;
  return {
    name: "statistics",
    async run() {
      const now = performance.now();
      if (now - last < pace) return false;
      last = now;
      const { rows } = await db.pool.query<{ name: string }>(
        `select format('%I.%I', s.schemaname, s.relname) as name from pg_stat_user_tables s join pg_class c on c.oid = s.relid
         where s.schemaname = 'public' and c.reltuples < 100000
           and s.n_mod_since_analyze > greatest(200, c.reltuples)`,
      );
      for (const { name } of rows) await db.pool.query(`analyze ${name}`);
      return false;
    },
  };
}
