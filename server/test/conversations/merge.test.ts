import { mergeConversations, undoMerge } from "@relevo/contract/closing.ts";
import * as contract from "@relevo/contract/conversations.ts";
import { comment, reply, showThread } from "@relevo/contract/messages.ts";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Person } from "../support/cast.ts";
import { otherAccount } from "../support/cast.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { eventsDuring } from "../support/events.ts";
import { conversationIds, rowsOf } from "../support/rows.ts";
import { connectWhatsapp, type WhatsappLine } from "../support/whatsapp.ts";

const on = deskWithLine();
let other: WhatsappLine;
beforeAll(async () => {
  other = await connectWhatsapp(on.desk, on.graph, on.people.account, { numberId: "800401" });
});

const account = () => on.people.account;
/** WhatsApp tells whole seconds: what is said after a reply is said minutes after it. */
let minutes = 0;
const later = () => {
  minutes += 1;
  return { at: new Date(Date.now() + minutes * 60_000) };
};
async function duplicated(who = on.stranger()) {
  const { id: into } = await on.opened(who);
  await other.text(who, "¿y por aquí?");
  const from = (await conversationIds(on.desk, account())).at(-1) ?? "";
  return { who, into, from };
}
const merge = (from: string, into: string, person: Person = on.people.clara) =>
  person.client.call(mergeConversations, { params: { id: from }, body: { intoId: into } });
const refusedMerge = (from: string, into: string, person: Person = on.people.clara) =>
  person.client.refused(mergeConversations, { params: { id: from }, body: { intoId: into } });
const part = (id: string, person: Person = on.people.clara) =>
  person.client.call(undoMerge, { params: { id } });
const refusedPart = (id: string) => on.people.clara.client.refused(undoMerge, { params: { id } });
const textsOf = async (id: string) =>
  (await on.people.clara.client.call(showThread, { params: { id } })).items.flatMap((item) =>
    "text" in item ? item.text : [],
  );
/** Everything merging may touch, as it stands. */
async function rowsAbout(ids: readonly string[]): Promise<string[]> {
  const about = await rowsOf<{ row: string }>(
    on.desk,
    account(),
    `select to_jsonb(x)::text as row from conversations x where id = any($1)
     union all select to_jsonb(x)::text from messages x where conversation_id = any($1)
     union all select to_jsonb(x)::text from comments x where conversation_id = any($1)
     union all select to_jsonb(x)::text from tasks x where conversation_id = any($1)
     union all select to_jsonb(x)::text from open_sessions x where conversation_id = any($1)
     union all select to_jsonb(x)::text from conversation_flags x where conversation_id = any($1) order by 1`,
    [ids],
  );
  return about.map(({ row }) => row);
}

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
    const shown = await on.people.clara.client.call(contract.showConversation, { params: { id: from } });
    expect(shown).toMatchObject({ state: "merged", waitingSince: null, unread: 0 });
    expect(shown.endedAt).not.toBeNull();
    const closed = await on.people.clara.client.call(contract.listConversations, {
      query: { tab: "closed" },
    });
    expect(closed.items.map(({ id }) => id)).toContain(from);

    // What they write on either number comes to the one thread, and the answer leaves by the number they wrote on.
    await other.text(who, "sigo por este", later());
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
    expect(sent).toEqual({ conversation: into, line: other.connection, state: "sent" });
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

  test("undone at once, every row is as it was", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("in", "other", "reply", "answer", "comment", "claim", "flag"), {
          maxLength: 5,
        }),
        async (steps) => {
          const { who, into, from } = await duplicated();
          for (const step of steps) {
            if (step === "in") await on.line.text(who, "más");
            if (step === "other") await other.text(who, "más allá");
            if (step === "reply")
              await on.people.clara.client.call(reply, { params: { id: into }, body: { text: "va" } });
            if (step === "answer")
              await on.people.clara.client.call(reply, { params: { id: from }, body: { text: "va" } });
            if (step === "comment")
              await on.people.clara.client.call(comment, { params: { id: from }, body: { text: "ojo" } });
            if (step === "claim")
              await on.people.bruno.client.call(contract.claim, { params: { id: from } }).catch(() => {});
            if (step === "flag")
              await rowsOf(
                on.desk,
                account(),
                `insert into conversation_flags (account_id, conversation_id, trigger, at) values ($1, $2, 'unusual', $3)
                 on conflict do nothing`,
                [account(), from, new Date()],
              );
          }
          await on.desk.settle();
          const before = await rowsAbout([from, into]);
          await merge(from, into);
          expect(await rowsAbout([from, into])).not.toEqual(before);
          const events = await eventsDuring(on.desk, account(), () => part(from));
          expect(events).toMatchObject([
            { name: "conversation.merge_undone", data: { from: { state: "merged" } } },
          ]);
          expect(await rowsAbout([from, into])).toEqual(before);
        },
      ),
      { numRuns: 8 },
    );
  });

  test("undone later: what came since stays, and what waits still waits", async () => {
    const { who, into, from } = await duplicated();
    await merge(from, into);
    await on.people.clara.client.call(reply, { params: { id: into }, body: { text: "a las dos cosas" } });
    await on.line.text(who, "otra cosa", later());
    await part(from);
    const [one, two] = await Promise.all(
      [into, from].map((id) => on.people.clara.client.call(contract.showConversation, { params: { id } })),
    );
    expect(await textsOf(from)).toEqual(["¿y por aquí?"]);
    expect(await textsOf(into)).toEqual(["hola", "a las dos cosas", "otra cosa"]);
    expect(one?.waitingSince).not.toBeNull();
    // It was answered while they were one.
    expect(two?.waitingSince).toBeNull();
    await other.text(who, "de vuelta", later());
    expect(await textsOf(from)).toEqual(["¿y por aquí?", "de vuelta"]);
  });

  test("refused: itself, another contact, another channel, what has ended, what one may not hand on", async () => {
    const { into, from, who } = await duplicated();
    const { id: stranger } = await on.opened();
    expect(await refusedMerge(from, from)).toMatchObject({ status: 422, code: "NOT_MERGEABLE" });
    expect(await refusedMerge(from, stranger)).toMatchObject({ code: "NOT_MERGEABLE" });
    await rowsOf(on.desk, account(), "update connections set channel = 'webchat' where id = $1", [
      other.connection,
    ]);
    expect(await refusedMerge(from, into)).toMatchObject({ code: "NOT_MERGEABLE" });
    await rowsOf(on.desk, account(), "update connections set channel = 'whatsapp' where id = $1", [
      other.connection,
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
    expect(who.name).not.toBe("");
  });

  test("undo is refused once the target ended, or a newer one holds the line", async () => {
    const { into, from, who } = await duplicated();
    await merge(from, into);
    const state = (state: string, ended: Date | null) =>
      rowsOf(on.desk, account(), "update conversations set state = $2, ended_at = $3 where id = $1", [
        into,
        state,
        ended,
      ]);
    await state("discarded", new Date());
    expect(await refusedPart(from)).toMatchObject({ status: 422, code: "NOT_MERGEABLE" });
    await rowsOf(on.desk, account(), "delete from open_sessions where conversation_id = $1", [into]);
    await other.text(who, "empiezo de nuevo");
    await state("queued", null);
    expect(await refusedPart(from)).toMatchObject({ status: 409, code: "NEWER_OPEN" });
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
