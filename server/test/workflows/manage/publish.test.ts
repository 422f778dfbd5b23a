import * as contract from "@relevo/contract/workflows.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Cast, cast } from "../../support/cast.ts";
import { openTestDesk, type TestDesk } from "../../support/desk.ts";
import { eventsDuring } from "../../support/events.ts";
import { rowsOf } from "../../support/rows.ts";
import { comment, definition, drafted, freshName, published, starts } from "../scene.ts";

let desk: TestDesk;
let people: Cast;
beforeAll(async () => {
  desk = await openTestDesk();
  people = await cast(desk);
});
afterAll(() => desk.stop());

const clara = () => people.clara.client;
const show = (id: string) => clara().call(contract.showWorkflow, { params: { id } });
const publish = (id: string, revision: number) =>
  clara().call(contract.publishWorkflow, { params: { id }, body: { revision } });
const stop = (id: string) => clara().call(contract.stopWorkflow, { params: { id }, body: {} });
const remove = (id: string) => clara().call(contract.removeWorkflow, { params: { id } });
const versionsOf = (id: string) => clara().call(contract.listVersions, { params: { id } });
const events = (run: () => Promise<unknown>) => eventsDuring(desk, people.account, run);

describe("S3-13: what is published is in force", () => {
  test("a draft becomes version 1, the next one 2, and what was in force stays as it was", async () => {
    const one = definition([comment("nota", "Primera")]);
    const { id, revision, name } = await drafted(clara(), one);
    const log = await events(async () => {
      expect(await publish(id, revision)).toMatchObject({
        state: "published",
        version: 1,
        changed: false,
        trigger: "manual",
        revision,
      });
    });
    expect(log).toEqual([
      { name: "workflow.published", actor: people.clara.id, data: { workflow: id, version: 1 } },
    ]);
    const two = definition([comment("nota", "Segunda")], { trigger: { kind: "conversation_opened" } });
    const body = { name, draft: two, revision };
    const saved = await clara().call(contract.editWorkflow, { params: { id }, body });
    expect(saved).toMatchObject({ changed: true, version: 1, state: "published" });
    expect(await inForce(id)).toEqual({ trigger: "manual", version: 1, definition: one });
    const back = { name, draft: one, revision: saved.revision };
    const undone = await clara().call(contract.editWorkflow, { params: { id }, body: back });
    expect(undone).toMatchObject({ changed: false });
    const again = { name, draft: two, revision: undone.revision };
    const kept = await clara().call(contract.editWorkflow, { params: { id }, body: again });
    expect(await publish(id, kept.revision)).toMatchObject({ version: 2, changed: false });
    expect(await inForce(id)).toEqual({ trigger: "conversation_opened", version: 2, definition: two });
    const { items, next } = await versionsOf(id);
    expect(items.map(({ version, definition, by }) => [version, definition, by?.name])).toEqual([
      [2, two, "Clara"],
      [1, one, "Clara"],
    ]);
    expect(next).toBeNull();
    const first = await clara().call(contract.listVersions, { params: { id }, query: { limit: 1 } });
    const rest = await clara().call(contract.listVersions, {
      params: { id },
      query: { limit: 1, cursor: first.next ?? "" },
    });
    expect([first, rest].map(({ items }) => items.map(({ version }) => version))).toEqual([[2], [1]]);
  });

  test("only as it was read: somebody saved since, nothing goes into force", async () => {
    const { id, revision, name } = await drafted(clara(), definition());
    const body = { name, draft: definition([comment("otra", "Otra")]), revision };
    await clara().call(contract.editWorkflow, { params: { id }, body });
    const stale = await clara().refused(contract.publishWorkflow, { params: { id }, body: { revision } });
    expect(stale).toMatchObject({ status: 409, code: "CONFLICT" });
    expect(await show(id)).toMatchObject({ state: "draft", version: null });
  });

  test("not while something is missing: every problem at once, by the path of each", async () => {
    const draft = definition([comment("nota", ""), { ...comment("otra", ""), kind: "message" } as never], {
      trigger: null,
    });
    const { id, revision, problems } = await drafted(clara(), draft);
    const refused = await clara().refused(contract.publishWorkflow, { params: { id }, body: { revision } });
    expect(refused).toMatchObject({ status: 422, code: "INVALID" });
    const told = refused.failures.map(({ pointer, data }) => ({ pointer, problem: data?.problem }));
    expect(told).toEqual(problems.map(({ pointer, problem }) => ({ pointer: `/draft${pointer}`, problem })));
    expect(told).toEqual(
      expect.arrayContaining([
        { pointer: "/draft/trigger", problem: "trigger_missing" },
        { pointer: "/draft/steps/0/text", problem: "required" },
        { pointer: "/draft/steps/1", problem: "unreachable" },
      ]),
    );
    expect(await versionsOf(id)).toEqual({ items: [], next: null });
  });
});

describe("stopped", () => {
  test("it starts nothing, and can be published again", async () => {
    const { id, revision } = await published(clara(), definition());
    const log = await events(() => stop(id));
    expect(log).toEqual([
      { name: "workflow.stopped", actor: people.clara.id, data: { workflow: id, cancelled: 0 } },
    ]);
    expect(await show(id)).toMatchObject({ state: "stopped", version: 1, changed: false });
    const again = await clara().refused(contract.stopWorkflow, { params: { id }, body: {} });
    expect(again).toMatchObject({ status: 409, code: "NOT_PUBLISHED" });
    expect(await publish(id, revision)).toMatchObject({ state: "published", version: 2 });
  });

  test("published during its stop: one after the other, never half of both", async () => {
    for (let round = 0; round < 8; round++) {
      const { id, revision } = await published(clara(), definition());
      const ends = await Promise.allSettled([stop(id), publish(id, revision)]);
      expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
      const after = await show(id);
      expect(after.version).toBe(2);
      expect(["published", "stopped"]).toContain(after.state);
      expect((await versionsOf(id)).items).toHaveLength(2);
    }
  });
});

describe("removed", () => {
  test("it is gone, with its name free, and its versions stay for its runs", async () => {
    const name = freshName();
    const { id } = await published(clara(), definition(), name);
    const log = await events(() => remove(id));
    expect(log).toEqual([
      { name: "workflow.removed", actor: people.clara.id, data: { workflow: id, cancelled: 0 } },
    ]);
    for (const shape of [contract.showWorkflow, contract.listVersions, contract.removeWorkflow])
      expect(await clara().refused(shape, { params: { id } })).toMatchObject({ status: 404 });
    const { items } = await clara().call(contract.listWorkflows, {});
    expect(items.map((one) => one.id)).not.toContain(id);
    const kept = await rowsOf(
      desk,
      people.account,
      "select version from workflow_versions where workflow_id = $1",
      [id],
    );
    expect(kept).toEqual([{ version: 1 }]);
  });

  test("not while another that is in force starts it", async () => {
    const called = await published(clara(), definition());
    const caller = await published(clara(), definition([starts("llamar", called.id)]));
    expect(await clara().refused(contract.removeWorkflow, { params: { id: called.id } })).toMatchObject({
      status: 409,
      failures: [{ code: "IN_USE", data: { workflows: [caller.name] } }],
    });
    await stop(caller.id);
    await remove(called.id);
  });

  test("published by a call to it while it is removed: one of them comes too late", async () => {
    for (let round = 0; round < 5; round++) {
      const called = await published(clara(), definition());
      const caller = await drafted(clara(), definition([starts("llamar", called.id)]));
      const ends = await Promise.allSettled([remove(called.id), publish(caller.id, caller.revision)]);
      expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    }
  });
});

/** What starts runs, and with which steps. */
async function inForce(id: string) {
  const [row] = await rowsOf<{ trigger: string; version: number; definition: contract.Definition }>(
    desk,
    people.account,
    `select w.trigger, w.version, v.definition from workflows w
     join workflow_versions v on v.account_id = w.account_id and v.workflow_id = w.id and v.version = w.version
     where w.id = $1`,
    [id],
  );
  return row;
}
