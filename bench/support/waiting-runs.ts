import { Definition } from "@relevo/contract/workflows.ts";
import { asSystem, type Database } from "../../server/src/platform/db.ts";
import { newId } from "../../server/src/platform/ids.ts";
import type { Company } from "./company.ts";

const unanswered = {
  join: "and",
  items: [
    { subject: "conversation.state", operator: "is", value: "open" },
    { subject: "conversation.waiting", operator: "is", value: true },
  ],
};
const quickTransfer = Definition.parse({
  trigger: { kind: "conversation_opened" },
  first: "first",
  steps: [
    { id: "first", kind: "assign", to: { kind: "inbox" }, edges: { next: "wait" } },
    { id: "wait", kind: "wait", minutes: 15, edges: { next: "answered" } },
    { id: "answered", kind: "branch", branches: [{ id: "no", when: unanswered }], edges: { no: "second" } },
    { id: "second", kind: "assign", to: { kind: "inbox" } },
  ],
});

/**
 * Gives every filled conversation to the second of the company's people and a run that waits: half of them have their
 * wait end within the second from `dueAt` on; the rest are for the bare statements, and nobody looks at them.
 */
export async function runsInto(
  db: Database,
  { account }: Company,
  half: number,
  dueAt: number,
): Promise<void> {
  await asSystem(db, async (tx) => {
    await tx.rows("set local statement_timeout = 0");
    const [owner] = await tx.rows<{ id: string }>(
      "select id from members where account_id = $1 order by id offset 1 limit 1",
      [account],
    );
    const workflow = newId();
    await tx.rows(
      `insert into workflows (account_id, id, name, state, draft, version, published_revision, trigger, created_at, updated_at)
       values ($1, $2, 'Quick transfer', 'published', $3, 1, 1, 'conversation_opened', $4, $4)`,
      [account, workflow, JSON.stringify(quickTransfer), tx.at],
    );
    await tx.rows(
      "insert into workflow_versions (account_id, workflow_id, version, definition, at) values ($1, $2, 1, $3, $4)",
      [account, workflow, JSON.stringify(quickTransfer), tx.at],
    );
    await tx.rows("update conversations set state = 'active', owner_id = $2 where account_id = $1", [
      account,
      owner?.id,
    ]);
    await tx.rows(
      `insert into runs (account_id, id, workflow_id, version, state, contact_id, conversation_id, step, n, entered_at, until,
         waited_from, owner_id, given, started_at)
       select $1, uuidv7(), $2, 1, 'waiting', c.contact_id, c.id, 'wait', 2, t.at - interval '15 minutes', t.at,
         t.at - interval '15 minutes', $3::uuid, array[$3::uuid], t.at - interval '15 minutes'
       from conversations c cross join lateral (select $4::timestamptz + interval '1 second' * random() as at) t
       where c.account_id = $1`,
      [account, workflow, owner?.id, new Date(dueAt)],
    );
    await tx.rows(
      `insert into run_steps (account_id, run_id, n, step, kind, at, ended_at, edge)
       select account_id, id, s.n, s.step, s.kind, entered_at, case when s.n = 1 then entered_at end, s.edge from runs
       cross join (values (1, 'first', 'assign', 'next'), (2, 'wait', 'wait', null)) s(n, step, kind, edge)`,
    );
    await tx.rows(
      `insert into deadlines (account_id, kind, key, due_at, contact_id)
       select r.account_id, 'run', r.id::text, r.until, r.contact_id from runs r
       join conversations c on c.account_id = r.account_id and c.id = r.conversation_id where c.number <= $1`,
      [half],
    );
    // The reactions need not go through what was filled.
    await tx.rows(
      `insert into reaction_cursors (account_id, reaction, event_id)
       select $1, r, (select max(id) from events where account_id = $1)
       from unnest(array['assignment', 'expiry', 'greet', 'resolution', 'workflows']) r
       on conflict (account_id, reaction) do update set event_id = excluded.event_id`,
      [account],
    );
  });
}
