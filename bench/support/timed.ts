import { assignmentReaction } from "../../server/src/assignment/reaction.ts";
import { greetReaction } from "../../server/src/automessages/greet.ts";
import { expiryReaction } from "../../server/src/conversations/expire/kinds.ts";
import { arm } from "../../server/src/deadlines/arm.ts";
import { asSystem, type Database, inAccount } from "../../server/src/platform/db.ts";
import { newId } from "../../server/src/platform/ids.ts";
import { timersReaction } from "../../server/src/tickets/timers/again.ts";
import { timeKind } from "../../server/src/tickets/timers/arm.ts";
import { percentiles } from "./percentiles.ts";

/** Tickets of a company by how they are to be due: the desk's, then those of the bare statements. */
export interface Timed {
  stages: [string, string];
}

/**
 * Gives every filled conversation a ticket, answered two days ago, in one of two stages: half of them each, who came in
 * within one second, so that a rule of an hour is due for them within the second from `dueAt` on.
 */
export async function ticketsInto(
  db: Database,
  account: string,
  half: number,
  dueAt: number,
): Promise<Timed> {
  return asSystem(db, async (tx) => {
    await tx.rows("set local statement_timeout = 0");
    const stages = await tx.rows<{ id: string }>(
      "select id from stages where account_id = $1 and type = 'normal' and removed_at is null order by position, id limit 2",
      [account],
    );
    const [first, second] = stages.map(({ id }) => id);
    if (!first || !second) throw new Error("an account without two normal stages");
    await tx.rows("update messages set at = at - interval '2 days' where account_id = $1", [account]);
    await tx.rows(
      `create temp table fresh on commit drop as
       select c.id as conversation, c.contact_id as contact, c.number, uuidv7() as ticket, uuidv7() as entry,
         case when c.number <= $2 then $3::uuid else $4::uuid end as stage,
         $5::timestamptz - interval '1 hour' + interval '1 second' * random() as at
       from conversations c where c.account_id = $1`,
      [account, half, first, second, new Date(dueAt)],
    );
    await tx.rows(
      `insert into tickets (account_id, id, number, contact_id, funnel_id, stage_id, subject, description, source, untouched, next_step,
         state, resolution, created_at, stage_entered_at, entry_id, changed_at)
       select $1, f.ticket, f.number, f.contact, s.funnel_id, s.id, 'Mesas', '', 'inbound', true, '', 'open', 'none', f.at, f.at, f.entry, f.at
       from fresh f join stages s on s.account_id = $1 and s.id = f.stage`,
      [account],
    );
    await tx.rows(
      `insert into stage_stays (account_id, id, ticket_id, funnel_id, stage_id, source, entered_at)
       select $1, f.entry, f.ticket, s.funnel_id, s.id, 'inbox', f.at from fresh f join stages s on s.account_id = $1 and s.id = f.stage`,
      [account],
    );
    await tx.rows(
      `update conversations c set ticket_id = f.ticket, link_state = 'confirmed', link_by = 'system', linked_at = f.at, waiting_since = null,
         last_inbound_at = last_inbound_at - interval '2 days', active_at = active_at - interval '2 days'
       from fresh f where c.account_id = $1 and c.id = f.conversation`,
      [account],
    );
    // The reactions need not go through what was filled.
    const reactions = [assignmentReaction, expiryReaction, greetReaction, timersReaction];
    await tx.rows(
      `insert into reaction_cursors (account_id, reaction, event_id)
       select $1, unnest($2::text[]), (select max(id) from events where account_id = $1)
       on conflict (account_id, reaction) do update set event_id = excluded.event_id`,
      [account, reactions.map(({ name }) => name)],
    );
    return { stages: [first, second] };
  });
}

/** Arms so many deadlines of a far year, a thousand at a time as commands do; ms of the first and of the last calls. */
export async function armMany(db: Database, account: string, count: number) {
  const each = 1000;
  const calls = Math.ceil(count / each);
  const [first, last] = [percentiles(), percentiles()];
  for (let call = 0; call < calls; call++) {
    const begun = performance.now();
    await inAccount(db, account, (tx) =>
      arm(
        tx,
        Array.from({ length: each }, () => ({
          kind: timeKind,
          key: `${newId()}:${newId()}:${newId()}`,
          dueAt: new Date(tx.at.getTime() + (1 + Math.random()) * 365 * 86_400_000),
        })),
      ),
    );
    const ms = performance.now() - begun;
    if (call < calls / 10) first.add(ms);
    if (call >= calls * 0.9) last.add(ms);
  }
  return { perThousand: { first: first.told(), last: last.told() } };
}
