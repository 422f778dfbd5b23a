import { askApproval, bulkClose, checkClose, decideApproval } from "@relevo/contract/closing.ts";
import { describe, expect, test } from "vitest";
import { closeConversations } from "../../../src/conversations/close/close.ts";
import { inAccount } from "../../../src/platform/db.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { closing, noted, opened, record, type Scene } from "./scene.ts";

const on = deskWithLine();
const sql = <R>(text: string, values: unknown[] = []) => rowsOf<R>(on.desk, on.people.account, text, values);
const bulk = (ids: string[]) => on.people.ana.client.call(bulkClose, { body: { ids, request: record } });
/** What a timer would be told. */
const byMachine = (id: string) =>
  inAccount(on.desk.db, on.people.account, (tx) =>
    closeConversations(tx, { account: on.people.account, rule: "finalise" }, [{ id, request: record }]),
  );
const codesOf = (failures: readonly { code: string }[] = []) => failures.map(({ code }) => code);

describe("S1-24: the same attempt by button, check, bulk, timer and verdict gives the same refusal", () => {
  test.each<[string, (scene: Scene) => Promise<unknown>, string[]]>([
    ["unanswered", async () => {}, ["NO_REPLY"]],
    [
      "a loose task",
      async (scene) => [await scene.answer(), await scene.task({ ownerId: null })],
      ["PENDING_ACTION"],
    ],
    [
      "no ticket in support",
      async (scene) => {
        await scene.answer();
        await sql(
          "update conversations set inbox_id = $2, ticket_id = null, link_state = null, link_by = null where id = $1",
          [scene.id, on.people.inboxes.support],
        );
      },
      ["TICKET_REQUIRED"],
    ],
    [
      "no reason",
      (scene) => sql("update conversations set reason_id = null where id = $1", [scene.id]),
      ["NO_REPLY", "NO_RECORD"],
    ],
    [
      "nobody in charge",
      (scene) => sql("update conversations set owner_id = null, state = 'queued' where id = $1", [scene.id]),
      ["OWNER_REQUIRED", "NO_REPLY"],
    ],
  ])("%s", async (_name, prepare, codes) => {
    const scene = await opened(on);
    await prepare(scene);
    const { ana, bruno, account } = on.people;
    const params = { id: scene.id };
    expect(await closing(ana, scene.id, record)).toEqual(codes);
    const check = await ana.client.call(checkClose, { params, body: record });
    expect(codesOf(check.failures)).toEqual(codes);
    const { closed, refused } = await bulk([scene.id]);
    expect([closed, codesOf(refused[0]?.failures)]).toEqual([[], codes]);
    const timer = await byMachine(scene.id);
    expect(codesOf(timer.refused[0]?.failures)).toEqual(codes);
    expect(await closing(bruno, scene.id, record)).toEqual(codes);
    expect(await scene.show()).toMatchObject({ closure: null });
    const rejected = await sql<{ data: unknown }>(
      "select data from events where conversation_id = $1 and name = 'conversation.close_rejected'",
      [scene.id],
    );
    expect(rejected.map(({ data }) => data)).toEqual(Array(4).fill({ codes }));
    // A supervisor's yes goes over everything but the record.
    if (codes.includes("NO_RECORD")) {
      const body = { request: record, note: "que se cierre" };
      expect((await ana.client.refused(askApproval, { params, body })).failures).toMatchObject([
        { code: "NO_RECORD" },
      ]);
      return;
    }
    const asked = await ana.client.call(askApproval, {
      params,
      body: { request: record, note: "que se cierre" },
    });
    expect(codesOf(asked.failures)).toEqual(codes);
    await bruno.client.call(decideApproval, {
      params: { id: asked.id },
      body: { verdict: "approved", reason: "de acuerdo" },
    });
    const [closure] = await sql<{ overridden: string[] }>(
      "select via, overridden, why from closures where account_id = $1 and conversation_id = $2",
      [account, scene.id],
    );
    expect(closure).toEqual({ via: "override", overridden: codes, why: "de acuerdo" });
  });
});

describe("bulk", () => {
  test("S1-24: closes what may be closed; the rest stays open and says why, each its own; no way round for agents", async () => {
    const scenes = [await opened(on), await opened(on), await opened(on), await opened(on)];
    const [answered, waiting, loose, expired] = scenes;
    if (!answered || !waiting || !loose || !expired) throw new Error("no scenes");
    await answered.answer();
    await loose.answer();
    const task = await loose.task({ dueAt: null });
    await expired.answer();
    const ids = scenes.map(({ id }) => id);
    const answer = await bulk([...ids, answered.id]);
    expect(answer.closed.toSorted()).toEqual([answered.id, expired.id].toSorted());
    const why = new Map(answer.refused.map(({ id, failures }) => [id, failures]));
    expect(why.get(waiting.id)).toMatchObject([{ code: "NO_REPLY" }]);
    expect(why.get(loose.id)).toMatchObject([{ code: "PENDING_ACTION", data: { task } }]);
    const again = await bulk([answered.id, waiting.id]);
    expect(again.refused.map(({ failures }) => failures[0]?.code).toSorted()).toEqual(
      ["NOT_OPEN", "NO_REPLY"].toSorted(),
    );
    const overridden = await on.people.ana.client.call(bulkClose, {
      body: { ids: [waiting.id], request: { ...record, override: { reason: "para limpiar" } } },
    });
    expect(codesOf(overridden.refused[0]?.failures)).toEqual(["NO_REPLY", "FORBIDDEN"]);
    expect(await waiting.show()).toMatchObject({ state: "active" });
  });

  test("what one does not see is not there; the rest goes on", async () => {
    const [mine, theirs] = [await opened(on), await opened(on, { owner: on.people.bruno })];
    await mine.answer();
    const { closed, refused } = await bulk([mine.id, theirs.id]);
    expect([closed, refused]).toEqual([[mine.id], [{ id: theirs.id, failures: [{ code: "NOT_FOUND" }] }]]);
    const nothing = await on.people.ana.client.refused(bulkClose, {
      body: { ids: [theirs.id], request: record },
    });
    expect(nothing.status).toBe(404);
  });
});

describe("a refused close that is repeated under its idempotency key", () => {
  test("answers the same refusal and leaves one trace", async () => {
    const scene = await opened(on);
    const { ana } = on.people;
    const send = () =>
      ana.client.fetch(`/api/v1/conversations/${scene.id}/closure`, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": `close-${scene.id}` },
        body: JSON.stringify(record),
      });
    const answers = [await send(), await send()];
    expect(answers.map(({ status }) => status)).toEqual([422, 422]);
    const [first, second] = await Promise.all(
      answers.map((one) => one.json() as Promise<{ failures: unknown }>),
    );
    expect(second?.failures).toEqual(first?.failures);
    const traces = await sql(
      "select 1 from events where conversation_id = $1 and name = 'conversation.close_rejected'",
      [scene.id],
    );
    expect(traces).toHaveLength(1);
    await scene.answer();
    expect(await scene.close(noted)).toEqual([]);
  });
});
