import type { StageAssignment } from "@relevo/contract/funnels.ts";
import { openSql } from "../../conversations/state.rules.ts";
import type { StageFacts } from "../../funnels/stage-facts.ts";
import type { Tx } from "../../platform/db.ts";
import type { Eligible } from "./assign.rules.ts";

export interface AssigningStage extends Pick<StageFacts, "id" | "funnelId"> {
  assignment: StageAssignment;
}

/**
 * By stage, who may get a ticket of it: of those who work in the funnel those named and the group's people, or, where
 * nobody is named, all. With their load counted over rows. As when conversations are handed out, an administrator serves the inboxes
 * they are listed for.
 */
export async function eligibleFor(
  tx: Tx,
  stages: readonly AssigningStage[],
): Promise<Map<string, Eligible[]>> {
  const asked = stages.map(({ id, funnelId, assignment: { memberIds, groupId } }) => {
    const anyone = memberIds.length === 0 && groupId === null;
    return { stage: id, funnel: funnelId, members: memberIds, group: groupId, anyone };
  });
  const rows = await tx.rows<Eligible & { stage: string }>(
    `select r.stage, m.id, m.available,
       (select count(*)::int from tickets h where h.account_id = m.account_id and h.owner_id = m.id and h.state = 'open') as open,
       array(select s.inbox_id from inbox_members s where s.account_id = m.account_id and s.member_id = m.id
             union select s.inbox_id from inbox_groups s join group_members g on g.account_id = s.account_id and g.group_id = s.group_id
             where s.account_id = m.account_id and g.member_id = m.id) as serves
     from jsonb_to_recordset($2::jsonb) as r(stage uuid, funnel uuid, members jsonb, "group" uuid, anyone boolean)
     join funnels f on f.account_id = $1 and f.id = r.funnel
     join members m on m.account_id = $1 and m.active and m.role <> 'viewer'
       and (r.anyone or r.members ? m.id::text
         or exists (select from group_members g where g.account_id = $1 and g.group_id = r."group" and g.member_id = m.id))
       and (m.role = 'admin' or f.access = 'everyone'
         or exists (select from funnel_members w where w.account_id = $1 and w.funnel_id = f.id and w.member_id = m.id))
     order by r.stage, m.id`,
    [tx.account, JSON.stringify(asked)],
  );
  return Map.groupBy(rows, ({ stage }) => stage);
}

/** By ticket the inboxes of its open conversations. */
export async function inboxesOf(tx: Tx, tickets: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.rows<{ ticket: string; inboxes: string[] }>(
    `select ticket_id as ticket, array_agg(distinct inbox_id) as inboxes from conversations
     where account_id = $1 and ticket_id = any($2::uuid[]) and link_state = 'confirmed' and state in ${openSql} group by 1`,
    [tx.account, tickets],
  );
  return new Map(rows.map(({ ticket, inboxes }) => [ticket, inboxes]));
}

/** Groups with the inboxes they serve. */
export async function groupsServing(tx: Tx, groups: readonly string[]): Promise<Map<string, string[]>> {
  if (groups.length === 0) return new Map();
  const rows = await tx.rows<{ id: string; serves: string[] }>(
    `select g.id, array(select s.inbox_id from inbox_groups s where s.account_id = g.account_id and s.group_id = g.id) as serves
     from groups g where g.account_id = $1 and g.id = any($2::uuid[]) order by g.id for key share of g`,
    [tx.account, groups],
  );
  return new Map(rows.map(({ id, serves }) => [id, serves]));
}
