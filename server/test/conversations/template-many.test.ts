import { claim } from "@relevo/contract/conversations.ts";
import { bulkTemplate } from "@relevo/contract/templates.ts";
import { describe, expect, test } from "vitest";
import { newId } from "../../src/platform/ids.ts";
import { templateDesk } from "../support/template-desk.ts";
import { expired } from "../support/templates.ts";

const { ids, on, reached, rows, send, show, customer } = templateDesk();

describe("at once", () => {
  test("fifty at once open one new conversation, and one template leaves", async () => {
    const { id, who } = await customer();
    const tries = await Promise.allSettled(Array.from({ length: 50 }, () => send(id)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of tries)
      if (one.status === "rejected")
        expect(one.reason).toMatchObject({ problem: { status: 409, code: "SUPERSEDED" } });
    await on.desk.settle();
    expect(reached(who.phone)).toHaveLength(1);
    expect(await rows("select from conversations where previous_id = $1", [id])).toHaveLength(1);
  });

  test("with the customer writing at that very moment, one conversation is open and nothing is lost", async () => {
    for (let i = 0; i < 8; i++) {
      const { id, who } = await customer();
      const [sent] = await Promise.allSettled([send(id), on.line.text(who, "aquí estoy")]);
      await on.desk.settle();
      const open = await rows<{ id: string; said: number }>(
        `select c.id, (select count(*)::int from messages m where m.conversation_id = c.id and m.direction = 'in') as said
         from open_sessions s join conversations c on c.id = s.conversation_id
         where c.contact_id = (select contact_id from conversations where id = $1)`,
        [id],
      );
      expect(open).toMatchObject([{ said: 1 }]);
      if (sent.status === "fulfilled") expect(open[0]?.id).toBe(sent.value.conversation.id);
      else expect(sent.reason).toMatchObject({ problem: { code: "ALREADY_OPEN" } });
    }
  });

  test("the same client id again is the same message; another's is a conflict", async () => {
    const { id } = await customer();
    const mine = newId();
    const first = await send(id, { id: mine });
    const again = await send(id, { id: mine });
    expect(again.message.id).toBe(mine);
    expect(again.conversation.id).toBe(first.conversation.id);
    const other = await customer();
    await expect(send(other.id, { id: mine })).rejects.toMatchObject({ problem: { code: "CONFLICT" } });
  });
});

test("from many at once, each by the same rules: what can be sent is, the rest is told", async () => {
  const [one, two, three] = [await customer(), await customer(), await customer()];
  await send(two.id);
  await on.line.text(three.who, "ya volví");
  const absent = newId();
  const bulk = (body: object, id = ids.visit) =>
    on.people.ana.client.call(bulkTemplate, { params: { id }, body: { conversationIds: [one.id], ...body } });
  const asked = [one.id, two.id, three.id, absent, one.id];
  expect(await bulk({ conversationIds: asked })).toEqual({
    sent: [one.id],
    refused: [
      { id: two.id, code: "SUPERSEDED" },
      { id: three.id, code: "ALREADY_OPEN" },
      { id: absent, code: "NOT_FOUND" },
    ],
  });
  expect((await show(one.id)).supersededById).not.toBeNull();
  expect(await bulk({}, ids.greeting)).toMatchObject({ sent: [], refused: [{ code: "SUPERSEDED" }] });
  await expect(bulk({}, newId())).rejects.toMatchObject({ problem: { status: 404 } });
  await expect(bulk({ conversationIds: Array(101).fill(one.id) })).rejects.toMatchObject({
    problem: { code: "INVALID" },
  });
});

test("two expired ones of one customer: a template from the first, none from the second", async () => {
  const { id, who } = await customer();
  await on.line.text(who, "otra vez");
  const [next] = await rows<{ id: string }>(
    "select conversation_id as id from open_sessions s join conversations c on c.id = s.conversation_id order by c.number desc limit 1",
  );
  const second = next?.id ?? "";
  await on.people.ana.client.call(claim, { params: { id: second } });
  await expired(on, second);
  const answer = await on.people.ana.client.call(bulkTemplate, {
    params: { id: ids.visit },
    body: { conversationIds: [id, second] },
  });
  expect(answer).toEqual({ sent: [id], refused: [{ id: second, code: "ALREADY_OPEN" }] });
});
