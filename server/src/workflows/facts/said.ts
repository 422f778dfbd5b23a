import type { Tx } from "../../platform/db.ts";
import type { Facts, Said } from "../facts.rules.ts";
import type { RunPlace } from "./facts.ts";

type Speaker = "incoming" | "outgoing" | "automatic";
/** What was never sent, or taken back, was not said. A reply from the company's own phone is a person's. */
const spoken: Record<Speaker, string> = {
  incoming: "m.direction = 'in'",
  outgoing:
    "m.direction = 'out' and m.author_kind in ('member', 'phone') and m.state not in ('failed', 'cancelled') and m.revoked_at is null",
  automatic: "m.direction = 'out' and m.author_kind = 'bot' and m.state not in ('failed', 'cancelled')",
};
const columns = "m.id, m.at, m.text, m.author_kind as author";

/** The last that was said by each in these conversations. */
export async function saidOf(tx: Tx, conversations: readonly string[]): Promise<Map<string, Facts["said"]>> {
  if (conversations.length === 0) return new Map();
  const last = (who: Speaker) =>
    `select c.id as "of", '${who}' as who, m.* from unnest($2::uuid[]) c(id) cross join lateral (
       select ${columns} from messages m where m.account_id = $1 and m.conversation_id = c.id and ${spoken[who]}
       order by m.at desc, m.id desc limit 1) m`;
  const rows = await tx.rows<Said & { of: string; who: Speaker }>(
    (["incoming", "outgoing", "automatic"] as const).map(last).join(" union all "),
    [tx.account, conversations],
  );
  const said = new Map<string, Facts["said"]>();
  for (const { of, who, ...one } of rows)
    said.set(of, { ...(said.get(of) ?? { incoming: null, outgoing: null, automatic: null }), [who]: one });
  return said;
}

/** Messages by id. */
export async function messagesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Said>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<Said>(
    `select ${columns} from messages m where m.account_id = $1 and m.id = any($2::uuid[])`,
    [tx.account, ids],
  );
  return new Map(rows.map((one) => [one.id, one]));
}

/**
 * For runs that listen, the first said after what they had heard when they began to: in the thread's order, since the
 * channel's clock is not ours.
 */
export async function sinceOf(tx: Tx, runs: readonly RunPlace[]): Promise<Map<string, Facts["since"]>> {
  const listening = runs.flatMap(({ id, conversation, wakes, heard }) => {
    if (wakes !== "contact" && wakes !== "member") return [];
    return conversation === null ? [] : [{ run: id, conversation, wakes, heard: heard[wakes] }];
  });
  if (listening.length === 0) return new Map();
  const first = (wakes: "contact" | "member", who: Speaker) =>
    `select r.run, r.wakes, m.* from r cross join lateral (
       select ${columns} from messages m where m.account_id = $1 and m.conversation_id = r.conversation and ${spoken[who]}
         and (r.heard is null or (m.at, m.id) > (r.at, r.heard)) order by m.at, m.id limit 1) m where r.wakes = '${wakes}'`;
  const rows = await tx.rows<Said & { run: string; wakes: "contact" | "member" }>(
    `with r as (select r.run, r.conversation, r.wakes, h.id as heard, h.at
       from jsonb_to_recordset($2::jsonb) as r(run uuid, conversation uuid, wakes text, heard uuid)
       left join messages h on h.account_id = $1 and h.id = r.heard)
     ${first("contact", "incoming")} union all ${first("member", "outgoing")}`,
    [tx.account, JSON.stringify(listening)],
  );
  return new Map(rows.map(({ run, wakes, ...one }) => [run, { contact: null, member: null, [wakes]: one }]));
}
