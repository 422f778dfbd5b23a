import {
  askApproval,
  bulkClose,
  decideApproval,
  discard,
  flag,
  reopen,
  undoClose,
  unsettle,
} from "@relevo/contract/closing.ts";
import { claim, transfer } from "@relevo/contract/conversations.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { closeConversations } from "../../../src/conversations/close/close.ts";
import { inAccount } from "../../../src/platform/db.ts";
import { Refused } from "../../support/desk.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { closing, lastInbound, minute, noted, opened, outside, record, type Scene } from "./scene.ts";

const on = deskWithLine();
const sql = <R>(text: string, values: unknown[] = []) => rowsOf<R>(on.desk, on.people.account, text, values);
const written = async ({ id }: Scene, author: string, state: string) =>
  sql(
    `insert into messages (account_id, id, conversation_id, contact_id, connection_id, direction, author_kind, type, text, state,
       forwarded, at, attempts)
     select account_id, gen_random_uuid(), id, contact_id, connection_id, 'out', $2, 'text', 'Hola', $3, false, $4, 0
     from conversations where id = $1`,
    [id, author, state, await minute(on)],
  );
const why = { override: { reason: "Lo resolvió gerencia" } };
const approvalOf = async ({ id }: Scene) =>
  (
    await sql<{ id: string }>("select id from approvals where conversation_id = $1 and verdict is null", [id])
  )[0]?.id ?? crypto.randomUUID();

/** What people, customers, channels and timers do, in any order. */
const acts = {
  say: (scene: Scene) => scene.say("¿y entonces?"),
  answer: (scene: Scene) => scene.answer(),
  failed: (scene: Scene) => written(scene, "member", "failed"),
  arrived: (scene: Scene) =>
    sql("update messages set state = 'sent' where conversation_id = $1 and state = 'failed'", [scene.id]),
  bot: (scene: Scene) => written(scene, "bot", "sent"),
  comment: (scene: Scene) => scene.comment({ chips: [] }),
  outside: async (scene: Scene) => scene.comment({ chips: [outside(await minute(on))] }),
  task: (scene: Scene) => scene.task(),
  loose: (scene: Scene) => scene.task({ dueAt: null }),
  plan: (scene: Scene) =>
    sql("update tasks set due_at = created_at + interval '1 day' where conversation_id = $1", [scene.id]),
  settle: async (scene: Scene) => scene.settle(await lastInbound(on, scene.id)),
  unsettle: ({ id }: Scene) => on.people.ana.client.call(unsettle, { params: { id } }),
  confirm: async (scene: Scene) => scene.confirm(await lastInbound(on, scene.id)),
  flag: ({ id }: Scene) => on.people.ana.client.call(flag, { params: { id, trigger: "unusual" } }),
  claim: ({ id }: Scene) => on.people.ana.client.call(claim, { params: { id } }),
  unassign: ({ id }: Scene) =>
    sql("update conversations set owner_id = null, state = 'queued' where id = $1 and state = 'active'", [
      id,
    ]),
  handOn: ({ id }: Scene) =>
    on.people.clara.client.call(transfer, { params: { id }, body: { memberId: on.people.bruno.id } }),
  unreason: ({ id }: Scene) =>
    sql("update conversations set reason_id = null where id = $1 and ended_at is null", [id]),
  close: (scene: Scene) => scene.close(noted),
  bare: (scene: Scene) => scene.close({ outcome: undefined }),
  bulk: ({ id }: Scene) => on.people.ana.client.call(bulkClose, { body: { ids: [id], request: record } }),
  supervisor: ({ id }: Scene) => closing(on.people.bruno, id, noted),
  override: ({ id }: Scene) => closing(on.people.bruno, id, { ...record, ...why }),
  agentOverride: (scene: Scene) => scene.close(why),
  ask: ({ id }: Scene) =>
    on.people.ana.client.call(askApproval, { params: { id }, body: { request: record, note: "ciérrala" } }),
  approve: async (scene: Scene) =>
    on.people.bruno.client.call(decideApproval, {
      params: { id: await approvalOf(scene) },
      body: { verdict: "approved", reason: "visto" },
    }),
  timer: ({ id }: Scene) =>
    inAccount(on.desk.db, on.people.account, (tx) =>
      closeConversations(tx, { account: tx.account, rule: "finalise" }, [{ id, request: noted }]),
    ),
  undo: ({ id }: Scene) => on.people.ana.client.call(undoClose, { params: { id } }),
  reopen: ({ id }: Scene) =>
    on.people.bruno.client.call(reopen, { params: { id }, body: { reason: "mal cerrada" } }),
  discard: ({ id }: Scene) =>
    on.people.ana.client.call(discard, { params: { id }, body: { reason: "spam" } }),
};
type Act = keyof typeof acts;

/** Closes that stand on nothing, by what the rows say and not by what the guard said. */
const unfounded = (id: string) =>
  sql<{ id: string; why: string }>(
    `with said as (select * from messages where conversation_id = $1),
       last as (select id, at from said where direction = 'in' order by at desc, id desc limit 1)
     select k.id, concat_ws(', ', case when k.owner_id is null then 'owner' end,
       case when k.outcome = '' then 'outcome' end, case when e.data->>'reason' is null then 'reason' end,
       case when k.via = 'override' and (k.why = '' or k.overridden = '{}' or 'NO_RECORD' = any(k.overridden)) then 'override' end,
       case when k.via <> 'override' and not case k.evidence
         when 'replied' then exists (select from said m, last where m.id = k.evidence_ref and (m.id = last.id or
           (m.direction = 'out' and m.author_kind = 'member' and m.state in ('sent', 'delivered', 'read') and m.at >= last.at)))
         when 'elsewhere' then exists (select from comments m, last where m.id = k.evidence_ref and m.chips @> '[{"trigger": "external"}]' and m.at >= last.at)
         when 'follow_up' then k.via <> 'rule' and exists (select from tasks t where t.id = k.evidence_ref and t.owner_id is not null and t.due_at is not null)
         when 'confirmed' then exists (select from last where last.id = k.evidence_ref) else false end then 'evidence' end) as why
     from closures k join events e on e.conversation_id = $1 and e.name = 'conversation.closed' and e.data->>'closure' = k.id::text
     join conversations c on c.id = k.conversation_id and c.state = 'closed'
     where k.conversation_id = $1 and k.via <> 'discard' and k.undone_at is null order by k.at desc limit 1`,
    [id],
  ).then((rows) => rows.filter(({ why }) => why !== ""));

test("S1-18…S1-24, S1-38, S1-56: no sequence of acts closes a conversation without evidence, record and owner", {
  timeout: 120_000,
}, async () => {
  const closed = { plain: 0, override: 0 };
  const names = Object.keys(acts) as Act[];
  const closers: Act[] = ["close", "bulk", "supervisor", "override", "approve", "timer"];
  const act = fc.oneof(
    fc.constantFrom(...names),
    fc.constantFrom(...closers),
    fc.constantFrom<Act>("say", "answer", "outside"),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 16 }), async (sequence) => {
      const scene = await opened(on);
      for (const name of sequence) {
        await acts[name](scene).catch((error: unknown) => {
          if (!(error instanceof Refused) || error.problem.status >= 500) throw error;
        });
        expect(await unfounded(scene.id), `${sequence.join(" ")} at ${name}`).toEqual([]);
      }
      const ends = await sql<{ via: string }>("select via from closures where conversation_id = $1", [
        scene.id,
      ]);
      for (const { via } of ends) closed[via === "override" ? "override" : "plain"] += 1;
    }),
    { numRuns: 15, endOnFailure: true },
  );
  // It would prove nothing if nothing were ever closed.
  expect(Math.min(closed.plain, closed.override)).toBeGreaterThan(0);
});
