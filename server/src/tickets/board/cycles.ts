import type { showCycles } from "@relevo/contract/board.ts";
import type { Input, Output } from "@relevo/contract/endpoint.ts";
import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import { ticketVisibleWhere } from "../visible.ts";
import { stagesSeen } from "./funnel-seen.ts";

type Cycles = Output<typeof showCycles>;
/** From so many cycles on, contacts are counted together. */
const orMore = 5;

/** A funnel's tickets as cycles, over those the caller sees. What gave way to another one was none. @throws NOT_FOUND */
export async function cyclesOf(
  tx: Tx,
  caller: Caller,
  { params, query }: Input<typeof showCycles>,
): Promise<Cycles> {
  await stagesSeen(tx, caller, params.id);
  const sight = ticketVisibleWhere(caller, "t", 6);
  const [row] = await tx.rows<Cycles>(
    `with cycle as materialized (
       select t.contact_id, t.state, t.resolution, t.created_at from tickets t
       where t.account_id = $1 and t.funnel_id = $2 and not (t.untouched and t.state = 'archived') and ${sight.sql}
         and ($3::timestamptz is null or t.created_at >= $3) and ($4::timestamptz is null or t.created_at < $4)),
     contact as (
       select contact_id as id, count(*)::int as cycles, count(*) filter (where resolution = 'won')::int as won,
         count(*) filter (where resolution = 'lost')::int as lost, max(created_at) as last
       from cycle group by contact_id)
     select count(*)::int as created, count(*) filter (where resolution = 'won')::int as won,
       count(*) filter (where resolution = 'lost')::int as lost,
       count(*) filter (where resolution = 'none' and state = 'open')::int as open,
       count(*) filter (where resolution = 'none' and state = 'archived')::int as unresolved,
       (select coalesce(json_agg(json_build_object('cycles', cycles, 'contacts', contacts) order by cycles), '[]')
        from (select least(cycles, $5::int) as cycles, count(*)::int as contacts from contact group by 1) x) as "perContact",
       (select coalesce(json_agg(json_build_object('contact', json_build_object('id', p.id, 'name', coalesce(nullif(p.name, ''), p.phone, '')),
            'cycles', x.cycles, 'won', x.won, 'lost', x.lost, 'lastAt', to_char(x.last at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
            order by x.cycles desc, x.last desc, x.id), '[]')
        from (select * from contact order by cycles desc, last desc, id limit 50) x
        join contacts p on p.account_id = $1 and p.id = x.id) as contacts
     from cycle`,
    [tx.account, params.id, query.from ?? null, query.to ?? null, orMore, ...sight.values],
  );
  if (!row) throw new Error("counting answered nothing");
  return row;
}
