import { type InboxPolicy, savePolicy, showPolicy } from "@relevo/contract/policies.ts";
import type { Person } from "../support/cast.ts";
import type { DeskWithLine } from "../support/desk-with-line.ts";
import { type LiveLine, openLive } from "../support/live.ts";
import { rowsOf } from "../support/rows.ts";

/** Saves a policy with some fields changed, as the settings do. */
export async function withPolicy(
  on: DeskWithLine,
  inbox: string,
  change: Partial<InboxPolicy>,
): Promise<void> {
  const clara = on.people.clara.client;
  const { version, policy } = await clara.call(showPolicy, { params: { id: inbox } });
  await clara.call(savePolicy, {
    params: { id: inbox },
    body: { version, policy: { ...policy, ...change } },
  });
  await on.desk.settle();
}

/** Somebody's screen, once everybody can see that they are there. */
export async function present(on: DeskWithLine, person: Person): Promise<LiveLine> {
  const live = await openLive(on.desk, person.key);
  await live.until((frame) => frame.type === "presence" && frame.online.includes(person.id));
  await on.desk.settle();
  return live;
}

/** Somebody leaves, and it is known. */
export async function leave(on: DeskWithLine, live: LiveLine): Promise<void> {
  live.close();
  await live.closed;
  for (;;) {
    const open = await rowsOf<{ n: number }>(
      on.desk,
      on.people.account,
      "select count(*)::int as n from presence where ended_at is null",
    );
    if (open[0]?.n === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Their heartbeat is as fresh as the clock, whatever the clock was put to. */
export function beat(on: DeskWithLine, person: Person, at: Date): Promise<unknown> {
  return rowsOf(
    on.desk,
    on.people.account,
    `insert into presence (account_id, id, member_id, started_at, seen_at) values ($1, $2, $2, $3, $3)
     on conflict (account_id, id) do update set seen_at = excluded.seen_at, ended_at = null`,
    [on.people.account, person.id, at],
  );
}
export function unplug(on: DeskWithLine, person: Person, at: Date): Promise<unknown> {
  return rowsOf(
    on.desk,
    on.people.account,
    "update presence set seen_at = $2, ended_at = $2 where member_id = $1",
    [person.id, at],
  );
}

export interface Standing {
  id: string;
  state: string;
  owner: string | null;
  group: string | null;
  inbox: string;
  priority: boolean;
  queued_at: Date;
  waiting_since: Date | null;
}
export async function standing(on: DeskWithLine, id: string): Promise<Standing> {
  const [row] = await rowsOf<Standing>(
    on.desk,
    on.people.account,
    `select id, state, owner_id as owner, group_id as "group", inbox_id as inbox, priority, queued_at, waiting_since
     from conversations where id = $1`,
    [id],
  );
  if (!row) throw new Error("no such conversation");
  return row;
}

/** Events of a conversation, oldest first. */
export function eventsIn(
  on: DeskWithLine,
  id: string,
): Promise<{ name: string; at: Date; actor: string | null; data: Record<string, unknown> }[]> {
  return rowsOf(
    on.desk,
    on.people.account,
    "select name, at, actor_id as actor, data from events where conversation_id = $1 order by id",
    [id],
  );
}
export async function namesIn(on: DeskWithLine, id: string): Promise<string[]> {
  return (await eventsIn(on, id)).map(({ name }) => name);
}

/** The conversation ends, without the guard's say: for what comes after an end. */
export async function ended(on: DeskWithLine, id: string): Promise<void> {
  const at = await on.desk.step();
  await rowsOf(
    on.desk,
    on.people.account,
    "update conversations set state = 'closed', ended_at = $2, waiting_since = null where id = $1",
    [id, at],
  );
  await rowsOf(on.desk, on.people.account, "delete from open_sessions where conversation_id = $1", [id]);
}

/** A reason of the inbox. */
export async function reasonOf(on: DeskWithLine, inbox: string): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    "select id from reasons where inbox_id = $1 and archived_at is null order by position limit 1",
    [inbox],
  );
  return row?.id ?? "";
}
