import type { Role } from "@relevo/contract/abilities.ts";
import type { InboxPolicy } from "@relevo/contract/policies.ts";
import { listCalendars } from "../../../calendars/calendar.ts";
import { policiesOf } from "../../../inboxes/policy.ts";
import { abilitiesOf } from "../../../platform/caller.ts";
import type { Tx } from "../../../platform/db.ts";
import { accountFacts, allNames } from "../../facts/account.ts";
import type { Colleague, Ground, Span } from "../ground.rules.ts";

/** Who was there and what all stands on, from an instant on. */
export async function groundOf(tx: Tx, from: Date): Promise<Ground> {
  const [account, calendars, policies, reasons, people, groups, stages, templates, names] = await Promise.all(
    [
      accountFacts(tx),
      listCalendars(tx),
      policiesOf(tx),
      reasonsOf(tx),
      colleaguesOf(tx, from),
      groupsOf(tx),
      tx.rows<{ id: string; funnel: string; kind: "human" | "ai" }>(
        "select id, funnel_id as funnel, kind from stages where account_id = $1",
        [tx.account],
      ),
      tx.rows<{ id: string; connection: string; usable: boolean }>(
        "select id, connection_id as connection, state = 'approved' as usable from templates where account_id = $1",
        [tx.account],
      ),
      allNames(tx),
    ],
  );
  const hours = new Map(calendars.map((calendar) => [calendar.id, calendar]));
  const inboxOf = ({ inbox, global, policy }: { inbox: string; global: boolean; policy: InboxPolicy }) => ({
    global,
    policy,
    hours: hours.get(policy.calendarId ?? "") ?? null,
    reasons: reasons.get(inbox) ?? [],
  });
  return {
    zone: account.zone,
    colleagues: new Map(people.map((one) => [one.id, one])),
    groups,
    inboxes: new Map([...policies].map(([id, one]) => [id, inboxOf(one)])),
    stages: new Map(stages.map(({ id, ...stage }) => [id, stage])),
    templates: new Map(templates.map(({ id, ...template }) => [id, template])),
    calendars: hours,
    fields: account.fields,
    names: { ...names, "account.name": account.name },
  };
}

async function reasonsOf(tx: Tx): Promise<Map<string, string[]>> {
  const rows = await tx.rows<{ inbox: string; reasons: string[] }>(
    `select inbox_id as inbox, array_agg(id) as reasons from reasons where account_id = $1 and archived_at is null group by 1`,
    [tx.account],
  );
  return new Map(rows.map(({ inbox, reasons }) => [inbox, reasons]));
}

async function groupsOf(tx: Tx): Promise<Map<string, string[]>> {
  const rows = await tx.rows<{ id: string; serves: string[] }>(
    `select g.id, array(select s.inbox_id from inbox_groups s where s.account_id = g.account_id and s.group_id = g.id) as serves
     from groups g where g.account_id = $1`,
    [tx.account],
  );
  return new Map(rows.map(({ id, serves }) => [id, serves]));
}

interface Stretch {
  from: string;
  to: string | null;
}
type Row = Pick<Colleague, "id" | "name" | "active" | "groups" | "serves"> & {
  role: Role;
  available: Stretch[];
  online: Stretch[];
};
/** A heartbeat that stopped lasted a minute more: see `onlineSince`. */
const stale = "interval '1 minute'";
async function colleaguesOf(tx: Tx, from: Date): Promise<Colleague[]> {
  const rows = await tx.rows<Row>(
    `select m.id, m.name, m.role, m.active,
       array(select g.group_id from group_members g where g.account_id = m.account_id and g.member_id = m.id) as groups,
       array(select s.inbox_id from inbox_members s where s.account_id = m.account_id and s.member_id = m.id
         union select s.inbox_id from inbox_groups s join group_members g on g.account_id = s.account_id
           and g.group_id = s.group_id where s.account_id = m.account_id and g.member_id = m.id) as serves,
       (select coalesce(json_agg(json_build_object('from', v.from_at, 'to', v.to_at) order by v.from_at), '[]') from availability v
          where v.account_id = m.account_id and v.member_id = m.id and v.available and (v.to_at is null or v.to_at > $2)) as available,
       (select coalesce(json_agg(json_build_object('from', p.started_at, 'to', coalesce(p.ended_at, p.seen_at + ${stale}))
          order by p.started_at), '[]') from presence p
          where p.account_id = m.account_id and p.member_id = m.id and p.seen_at > $2) as online
     from members m where m.account_id = $1 order by m.id`,
    [tx.account, from],
  );
  return rows.map(({ role, available, online, ...one }) => ({
    ...one,
    role,
    mayReply: abilitiesOf(role).includes("conversations.work"),
    everywhere: role === "admin",
    available: available.map(spanOf),
    online: online.map(spanOf),
  }));
}
function spanOf({ from, to }: Stretch): Span {
  return { from: new Date(from), to: to === null ? null : new Date(to) };
}
