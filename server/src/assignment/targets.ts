import type { Tx } from "../platform/db.ts";
import { found, refuseField } from "../platform/refusal.ts";
import type { Target } from "./transfer.rules.ts";

/** Both null: the inbox's own queue. */
export interface Aim {
  memberId: string | null;
  groupId: string | null;
}
type Member = Extract<Target, { kind: "member" }>;
type Group = Extract<Target, { kind: "group" }>;

/**
 * The people and groups named, by id, with the inboxes they serve. A person's row is shared-locked: one who is
 * dismissed at this moment is either seen inactive here, or hands on what they get here, too.
 */
export async function targetsOf(tx: Tx, aims: readonly Aim[]): Promise<Map<string, Member | Group>> {
  const members = [...new Set(aims.flatMap(({ memberId }) => memberId ?? []))];
  const groups = [...new Set(aims.flatMap(({ groupId }) => groupId ?? []))];
  const [people, teams] = await Promise.all([
    members.length === 0
      ? []
      : tx.rows<Member>(
          `select 'member' as kind, m.id, m.role, m.active, array(select i.id from inboxes i where i.account_id = m.account_id
             and (m.role = 'admin'
               or exists (select from inbox_members s
                          where s.account_id = i.account_id and s.inbox_id = i.id and s.member_id = m.id)
               or exists (select from inbox_groups s join group_members g on g.account_id = s.account_id and g.group_id = s.group_id
                          where s.account_id = i.account_id and s.inbox_id = i.id and g.member_id = m.id))) as serves
           from members m where m.account_id = $1 and m.id = any($2) order by m.id for share of m`,
          [tx.account, members],
        ),
    groups.length === 0
      ? []
      : tx.rows<Group>(
          `select 'group' as kind, g.id, array(select s.inbox_id from inbox_groups s
             where s.account_id = g.account_id and s.group_id = g.id) as serves
           from groups g where g.account_id = $1 and g.id = any($2) order by g.id for key share of g`,
          [tx.account, groups],
        ),
  ]);
  return new Map([...people, ...teams].map((one) => [one.id, one]));
}

/** @throws NOT_FOUND, INVALID where both a person and a group are named */
export function targetOf(targets: ReadonlyMap<string, Member | Group>, { memberId, groupId }: Aim): Target {
  if (memberId && groupId) refuseField("/groupId");
  const id = memberId ?? groupId;
  return id ? found(targets.get(id)) : { kind: "queue" };
}
