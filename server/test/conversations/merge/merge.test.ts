import { listAudit } from "@relevo/contract/audit.ts";
import { checkClose, close } from "@relevo/contract/closing.ts";
import * as contract from "@relevo/contract/conversations.ts";
import { comment, reply } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import { otherAccount } from "../../support/cast.ts";
import { eventsDuring } from "../../support/events.ts";
import { conversationIds, rowsOf } from "../../support/rows.ts";
import { deskWithTwoLines } from "./two-lines.ts";

const { on, account, other, later, duplicated, merge, refusedMerge, refusedPart, textsOf } =
  deskWithTwoLines();

describe("S1-9: a duplicate on the same channel is merged into one thread", () => {
  test("messages and comments go over, the line leads there, the clocks are one, and the log tells it", async () => {
    const { who, into, from } = await duplicated();
    await on.people.bruno.client.call(reply, {
      params: { id: into },
      body: { text: "Hola, ¿en qué te ayudo?" },
    });
    await on.people.ana.client.call(comment, {
      params: { id: from },
      body: { text: "pregunta por su pedido" },
    });
    await on.desk.settle();
    const events = await eventsDuring(on.desk, account(), async () => {
      const merged = await merge(from, into);
      expect(merged).toMatchObject({ id: into, unread: 1, last: { preview: "Hola, ¿en qué te ayudo?" } });
      // The other question was never answered.
      expect(merged.waitingSince).not.toBeNull();
    });
    expect(events).toMatchObject([
      {
        name: "conversation.merged",
        actor: on.people.clara.id,
        data: { into, from: { state: "queued" }, to: { state: "merged" } },
      },
    ]);
    expect((await textsOf(into)).toSorted()).toEqual(
      ["Hola, ¿en qué te ayudo?", "hola", "pregunta por su pedido", "¿y por aquí?"].toSorted(),
    );
    expect(await textsOf(from)).toEqual([]);
    const audited = await on.people.bruno.client.call(listAudit, { query: { conversationId: from } });
    const { number } = await on.people.clara.client.call(contract.showConversation, { params: { id: into } });
    expect(audited.items[0]).toMatchObject({
      name: "conversation.merged",
      actor: { name: "Clara" },
      words: { into: String(number) },
    });
    const shown = await on.people.clara.client.call(contract.showConversation, { params: { id: from } });
    expect(shown).toMatchObject({
      state: "merged",
      waitingSince: null,
      unread: 0,
      mergedInto: { id: into, number },
    });
    expect(shown.endedAt).not.toBeNull();
    const closed = await on.people.clara.client.call(contract.listConversations, {
      query: { tab: "closed" },
    });
    expect(closed.items.map(({ id }) => id)).toContain(from);

    // What they write on either number comes to the one thread, and the answer leaves by the number they wrote on.
    await other().text(who, "sigo por este", later());
    expect(await conversationIds(on.desk, account())).toContain(from);
    const answer = await on.people.bruno.client.call(reply, {
      params: { id: into },
      body: { text: "te leo" },
    });
    await on.desk.settle();
    const [sent] = await rowsOf(
      on.desk,
      account(),
      "select conversation_id as conversation, connection_id as line, state from messages where id = $1",
      [answer.id],
    );
    expect(sent).toEqual({ conversation: into, line: other().connection, state: "sent" });
    await on.line.text(who, "y ahora por el otro", later());
    const second = await on.people.bruno.client.call(reply, {
      params: { id: into },
      body: { text: "también" },
    });
    const lines = await rowsOf(
      on.desk,
      account(),
      "select connection_id as line from messages where id = $1",
      [second.id],
    );
    expect(lines).toEqual([{ line: on.line.connection }]);
    expect(await textsOf(into)).toEqual(
      expect.arrayContaining(["sigo por este", "te leo", "y ahora por el otro", "también"]),
    );
  });

  test("S1-9: a duplicate cannot be closed beside the other; merged, the other can", async () => {
    const { into, from } = await duplicated();
    const params = { id: into };
    const failing = async () =>
      (await on.people.clara.client.call(checkClose, { params, body: {} })).failures;
    expect(await failing()).toContainEqual(expect.objectContaining({ code: "MERGE_DUPLICATE" }));
    expect(await on.people.clara.client.refused(close, { params, body: {} })).toMatchObject({
      failures: expect.arrayContaining([expect.objectContaining({ code: "MERGE_DUPLICATE" })]),
    });
    await merge(from, into);
    expect((await failing()).map(({ code }) => code)).not.toContain("MERGE_DUPLICATE");
  });

  test("S1-22: an answer given elsewhere does not answer what is merged into it", async () => {
    const { into, from } = await duplicated();
    await on.people.clara.client.call(reply, { params: { id: into }, body: { text: "a la primera" } });
    await on.desk.settle();
    await merge(from, into);
    const params = { id: into };
    const { failures } = await on.people.clara.client.call(checkClose, { params, body: {} });
    expect(failures.map(({ code }) => code)).toContain("NO_REPLY");
    await on.people.clara.client.call(reply, { params, body: { text: "y a la segunda" } });
    await on.desk.settle();
    const after = await on.people.clara.client.call(checkClose, { params, body: {} });
    expect(after.failures.map(({ code }) => code)).not.toContain("NO_REPLY");
  });

  test("refused: itself, another contact, another channel, what has ended, what one may not hand on", async () => {
    const { into, from } = await duplicated();
    const { id: stranger } = await on.opened();
    expect(await refusedMerge(from, from)).toMatchObject({ status: 422, code: "NOT_MERGEABLE" });
    expect(await refusedMerge(from, stranger)).toMatchObject({ code: "NOT_MERGEABLE" });
    await rowsOf(on.desk, account(), "update connections set channel = 'webchat' where id = $1", [
      other().connection,
    ]);
    expect(await refusedMerge(from, into)).toMatchObject({ code: "NOT_MERGEABLE" });
    await rowsOf(on.desk, account(), "update connections set channel = 'whatsapp' where id = $1", [
      other().connection,
    ]);
    const params = { id: into };
    await on.people.bruno.client.call(contract.claim, { params });
    expect(await refusedMerge(from, into, on.people.ana)).toMatchObject({ status: 404 });
    expect(await refusedMerge(from, into, on.people.vera)).toMatchObject({ status: 403 });
    const { olga } = await otherAccount(on.desk);
    expect(await refusedMerge(from, into, olga)).toMatchObject({ status: 404 });
    expect(await refusedPart(from)).toMatchObject({ status: 422, code: "NOT_MERGEABLE" });
    await merge(from, into);
    expect(await refusedMerge(from, into)).toMatchObject({ status: 409, code: "NOT_OPEN" });
    expect(await refusedMerge(into, from)).toMatchObject({ code: "NOT_MERGEABLE" });
  });

  test("of two who merge both ways at once, one is refused and nothing is lost", async () => {
    const { into, from } = await duplicated();
    const answers = await Promise.allSettled([merge(from, into), merge(into, from, on.people.bruno)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const rows = await rowsOf<{ state: string }>(
      on.desk,
      account(),
      "select state from conversations where id = any($1) order by state",
      [[into, from]],
    );
    expect(rows.map(({ state }) => state)).toEqual(["merged", "queued"]);
    const texts = [...(await textsOf(into)), ...(await textsOf(from))];
    expect(texts.toSorted()).toEqual(["hola", "¿y por aquí?"].toSorted());
  });
});
