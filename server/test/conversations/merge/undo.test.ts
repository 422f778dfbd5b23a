import { discard, reopen, snooze } from "@relevo/contract/closing.ts";
import * as contract from "@relevo/contract/conversations.ts";
import { comment, reply } from "@relevo/contract/messages.ts";
import { createTask } from "@relevo/contract/tasks.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventsDuring } from "../../support/events.ts";
import { rowsOf } from "../../support/rows.ts";
import { deskWithTwoLines } from "./two-lines.ts";

const { on, account, other, later, duplicated, merge, part, refusedPart, textsOf, rowsAbout } =
  deskWithTwoLines();

describe("S1-9: merged conversations are parted again", () => {
  test("undone at once, every row is as it was", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom("in", "other", "reply", "answer", "comment", "claim", "flag", "aside", "task"),
          {
            maxLength: 5,
          },
        ),
        async (steps) => {
          const { who, into, from } = await duplicated();
          for (const step of steps) {
            if (step === "in") await on.line.text(who, "más");
            if (step === "other") await other().text(who, "más allá");
            if (step === "reply")
              await on.people.clara.client.call(reply, { params: { id: into }, body: { text: "va" } });
            if (step === "answer")
              await on.people.clara.client.call(reply, { params: { id: from }, body: { text: "va" } });
            if (step === "comment")
              await on.people.clara.client.call(comment, { params: { id: from }, body: { text: "ojo" } });
            if (step === "claim")
              await on.people.bruno.client.call(contract.claim, { params: { id: from } }).catch(() => {});
            if (step === "task")
              await on.people.clara.client.call(createTask, {
                params: { id: from },
                body: { title: "Llamar" },
              });
            if (step === "aside")
              await rowsOf(
                on.desk,
                account(),
                "update conversations set state = 'snoozed', owner_id = $2, snoozed_until = $3 where id = any($1)",
                [[from, into], on.people.ana.id, new Date(Date.now() + 86_400_000)],
              );
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
          expect(events.find(({ name }) => name === "conversation.merge_undone")).toMatchObject({
            data: { from: { state: "merged" } },
          });
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
    await other().text(who, "de vuelta", later());
    expect(await textsOf(from)).toEqual(["¿y por aquí?", "de vuelta"]);
  });

  test("S1-51: who waits does not go out of sight by being merged into what is set aside", async () => {
    const { into, from } = await duplicated();
    const params = { id: into };
    await on.people.ana.client.call(reply, { params, body: { text: "le confirmo el lunes" } });
    const until = new Date(Date.now() + 3 * 86_400_000).toISOString();
    await on.people.ana.client.call(snooze, { params, body: { until } });
    await on.desk.settle();
    const before = await rowsAbout([from, into]);
    expect(await merge(from, into)).toMatchObject({ state: "active", snoozedUntil: null });
    await part(from);
    expect(await rowsAbout([from, into])).toEqual(before);
    const due = await rowsOf<{ due_at: Date }>(
      on.desk,
      account(),
      "select due_at from deadlines where kind = 'unsnooze' and key = $1",
      [into],
    );
    expect(due.map(({ due_at }) => due_at.toISOString())).toEqual([until]);
  });

  test("the target, closed and taken up again, gets both lines back", async () => {
    const { who, into, from } = await duplicated();
    const params = { id: into };
    await merge(from, into);
    await on.people.clara.client.call(reply, { params, body: { text: "todo listo" } });
    await on.desk.settle();
    await on.people.clara.client.call(discard, { params, body: { reason: "spam" } });
    await on.people.clara.client.call(reopen, { params, body: { reason: "no era spam" } });
    await other().text(who, "gracias", later());
    expect(await textsOf(into)).toContain("gracias");
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
    await other().text(who, "empiezo de nuevo");
    await state("queued", null);
    expect(await refusedPart(from)).toMatchObject({ status: 409, code: "NEWER_OPEN" });
  });
});
