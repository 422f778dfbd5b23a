import { claim, transfer } from "@relevo/contract/conversations.ts";
import { type CommentBody, reply } from "@relevo/contract/messages.ts";
import { savePolicy, showPolicy } from "@relevo/contract/policies.ts";
import { expect, test } from "vitest";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { closing, minute, opened, record, told } from "./scene.ts";

const on = deskWithLine();
const sql = <R>(text: string, values: unknown[] = []) => rowsOf<R>(on.desk, on.people.account, text, values);
const closures = (id: string) => sql("select 1 from closures where conversation_id = $1", [id]);
/** Faults are no refusals: whatever is answered at the same time, nothing fails. */
const refusal = /^4\d\d /;

test("two close, one hands on and one answers, all at once: one close at most, one owner, and no fault", async () => {
  const { ana, bruno, clara, beto } = on.people;
  const comment: CommentBody = {
    text: told,
    mentionIds: [],
    fileIds: [],
    chips: [{ trigger: "handover", next: "llamar mañana" }],
  };
  for (let round = 0; round < 8; round++) {
    const scene = await opened(on);
    await scene.answer();
    const params = { id: scene.id };
    const answers = await Promise.allSettled([
      closing(ana, scene.id, record),
      closing(bruno, scene.id, record),
      clara.client.call(transfer, { params, body: { memberId: beto.id, comment } }),
      ana.client.call(reply, { params, body: { text: "una cosa más" } }),
      clara.client.call(claim, { params }),
    ]);
    for (const one of answers)
      if (one.status === "rejected") expect(String(one.reason.message)).toMatch(refusal);
    await on.desk.settle();
    const { state, owner } = await scene.show();
    const ended = await closures(scene.id);
    expect(ended).toHaveLength(state === "closed" ? 1 : 0);
    expect(owner).not.toBeNull();
    const session = await sql("select 1 from open_sessions where conversation_id = $1", [scene.id]);
    expect(session).toHaveLength(state === "closed" ? 0 : 1);
  }
});

test("the customer writes while it is being closed: it is seen by the guard, or opens a new one; nothing is lost", async () => {
  for (let round = 0; round < 8; round++) {
    const scene = await opened(on);
    await scene.answer();
    await minute(on);
    const [, codes] = await Promise.all([scene.say("¡esperen!"), closing(on.people.ana, scene.id, record)]);
    await on.desk.settle();
    const [message] = await sql<{ conversation: string; state: string }>(
      `select m.conversation_id as conversation, c.state from messages m join conversations c on c.id = m.conversation_id
       where m.text = '¡esperen!' order by m.at desc limit 1`,
    );
    if (codes.length > 0) {
      expect(codes).toEqual(["NO_REPLY"]);
      expect(message).toMatchObject({ conversation: scene.id, state: "active" });
    } else {
      expect(message?.conversation).not.toBe(scene.id);
      expect(message?.state).toBe("queued");
    }
  }
});

test("the policy changes in the middle: the close goes by the one before or the one after, and says which", async () => {
  const { clara, ana, inboxes } = on.people;
  const params = { id: inboxes.sales };
  for (let round = 0; round < 6; round++) {
    const scene = await opened(on);
    await scene.answer();
    const { policy, version } = await clara.client.call(showPolicy, { params });
    const next = { ...policy, close: { ...policy.close, ticket: !policy.close.ticket } };
    const [, codes] = await Promise.all([
      clara.client.call(savePolicy, { params, body: { version, policy: next } }),
      closing(ana, scene.id, record),
    ]);
    const [closure] = await sql<{ version: number }>(
      "select policy_version as version from closures where conversation_id = $1",
      [scene.id],
    );
    expect(codes).toEqual(closure ? [] : ["TICKET_REQUIRED"]);
    const wanted = policy.close.ticket ? version + 1 : version;
    if (closure) expect(closure.version).toBe(wanted);
  }
});
