import { isDeepStrictEqual } from "node:util";
import type { Funnel } from "@relevo/contract/funnels.ts";
import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { Refusal } from "../platform/refusal.ts";
import { unlessTaken } from "../platform/taken.ts";
import { heldFunnel } from "./held.ts";
import { type FunnelBody, funnelFailures } from "./settings.rules.ts";

/** Replaces a funnel's settings. @throws NOT_FOUND, INVALID, NAME_TAKEN */
export async function editFunnel(tx: Tx, actor: Actor, id: string, given: FunnelBody): Promise<void> {
  const before = await heldFunnel(tx, id);
  const body = { ...given, memberIds: [...new Set(given.memberIds)] };
  const failures = funnelFailures(given, before, await membersAmong(tx, given.memberIds));
  if (failures.length > 0) throw new Refusal(failures);
  const fields = changedSettings(before, body);
  if (fields.length === 0) return;
  await unlessTaken("NAME_TAKEN", () =>
    tx.rows(
      `update funnels set name = $3, won_definition = $4, lost_definition = $5, currency = $6, moves = $7, access = $8,
         agents_see = $9, history = $10, archive_unresolved = $11, pending = $12, ask_reason = $13
       where account_id = $1 and id = $2`,
      [
        tx.account,
        id,
        body.name,
        body.wonDefinition,
        body.lostDefinition,
        body.currency,
        body.moves,
        body.access,
        body.agentsSee,
        body.history,
        body.archiveUnresolved,
        body.pending,
        body.askReason,
      ],
    ),
  );
  if (fields.includes("memberIds")) await writeMembers(tx, id, body.memberIds);
  if (fields.includes("reasons")) await writeReasons(tx, id, body.reasons);
  record(tx, "funnel.changed", { actor }, { funnel: id, fields });
}

/** Which settings a body makes others. */
function changedSettings(now: Funnel, body: FunnelBody): (keyof FunnelBody)[] {
  const told = (one: Funnel | FunnelBody) => ({
    ...one,
    memberIds: [...one.memberIds].sort(),
    reasons: one.reasons.map(({ id, kind, name }) => ({ id, kind, name })),
  });
  const [before, after] = [told(now), told(body)];
  return settings.filter((name) => !isDeepStrictEqual(before[name], after[name]));
}

const settings = [
  "name",
  "wonDefinition",
  "lostDefinition",
  "currency",
  "moves",
  "access",
  "memberIds",
  "agentsSee",
  "history",
  "archiveUnresolved",
  "pending",
  "askReason",
  "reasons",
] as const satisfies (keyof FunnelBody)[];

/** Those of the account, whether they still work or not. */
async function membersAmong(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(
    "select id from members where account_id = $1 and id = any($2::uuid[])",
    [tx.account, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

async function writeMembers(tx: Tx, funnel: string, members: readonly string[]): Promise<void> {
  await tx.rows(
    `with gone as (delete from funnel_members where account_id = $1 and funnel_id = $2 and member_id <> all($3::uuid[]))
     insert into funnel_members (account_id, funnel_id, member_id) select $1, $2, unnest($3::uuid[])
     on conflict do nothing`,
    [tx.account, funnel, members],
  );
}

/** Those that are left out are offered no more; what was resolved with them keeps them. */
async function writeReasons(tx: Tx, funnel: string, reasons: FunnelBody["reasons"]): Promise<void> {
  const rows: Funnel["reasons"] = reasons.map((reason) => ({ ...reason, id: reason.id ?? newId() }));
  await tx.rows(
    "update resolution_reasons set removed_at = $4 where account_id = $1 and funnel_id = $2 and removed_at is null and id <> all($3::uuid[])",
    [tx.account, funnel, rows.map(({ id }) => id), tx.at],
  );
  await tx.rows(
    `insert into resolution_reasons (account_id, id, funnel_id, kind, name, position)
     select $1, id, $2, kind, name, position - 1
     from unnest($3::uuid[], $4::text[], $5::text[]) with ordinality as n (id, kind, name, position)
     on conflict (account_id, id) do update set name = excluded.name, position = excluded.position`,
    [
      tx.account,
      funnel,
      rows.map(({ id }) => id),
      rows.map(({ kind }) => kind),
      rows.map(({ name }) => name),
    ],
  );
}
