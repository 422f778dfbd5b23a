import type { Role } from "@relevo/contract/abilities.ts";
import type { Visibility } from "@relevo/contract/policies.ts";
import type { FunnelSight } from "../platform/caller.ts";

/** What decides which conversations and tickets a member sees. */
export interface MemberSight {
  account: string;
  member: string;
  name: string;
  role: Role;
  serves: { inbox: string; visibility: Visibility }[];
  groups: string[];
  funnels: FunnelSight[];
}

/** The columns of `MemberSight` for a row `m` of members. Admins serve every inbox and funnel. */
export const sightColumns = `
  m.account_id as account, m.id as member, m.name, m.role,
  array(select g.group_id from group_members g where g.account_id = m.account_id and g.member_id = m.id order by 1)
    as groups,
  (select coalesce(json_agg(json_build_object('inbox', i.id, 'visibility', p.policy->>'visibility') order by i.position, i.id), '[]')
   from inboxes i join inbox_policies p on p.account_id = i.account_id and p.inbox_id = i.id and p.version = i.policy_version
   where i.account_id = m.account_id and (m.role = 'admin'
     or exists (select from inbox_members s
                where s.account_id = i.account_id and s.inbox_id = i.id and s.member_id = m.id)
     or exists (select from inbox_groups s join group_members g on g.account_id = s.account_id and g.group_id = s.group_id
                where s.account_id = i.account_id and s.inbox_id = i.id and g.member_id = m.id))) as serves,
  (select coalesce(json_agg(json_build_object('funnel', f.id, 'sees', f.agents_see, 'history', f.history) order by f.position, f.id), '[]')
   from funnels f where f.account_id = m.account_id and (m.role = 'admin' or f.access = 'everyone'
     or exists (select from funnel_members w where w.account_id = f.account_id and w.funnel_id = f.id and w.member_id = m.id))) as funnels`;
