import * as contract from "@relevo/contract/workflows.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../../src/platform/ids.ts";
import { type Cast, type Company, cast, otherAccount, type Person } from "../../support/cast.ts";
import { openTestDesk, type TestDesk } from "../../support/desk.ts";
import { eventsDuring } from "../../support/events.ts";
import { rowsOf } from "../../support/rows.ts";
import { comment, definition, drafted, freshName, published } from "../scene.ts";

let desk: TestDesk;
let people: Cast;
let other: Company & { olga: Person };
beforeAll(async () => {
  desk = await openTestDesk();
  people = await cast(desk);
  other = await otherAccount(desk);
});
afterAll(() => desk.stop());

const clara = () => people.clara.client;
const show = (id: string) => clara().call(contract.showWorkflow, { params: { id } });
const save = (id: string, body: { name: string; draft: contract.Definition; revision: number }) =>
  clara().call(contract.editWorkflow, { params: { id }, body });
const events = (run: () => Promise<unknown>) => eventsDuring(desk, people.account, run);

describe("a draft", () => {
  test("is made empty, told with what is missing, and listed by name", async () => {
    const name = freshName();
    const [event] = await events(() => clara().call(contract.createWorkflow, { body: { name } }));
    const { items } = await clara().call(contract.listWorkflows, {});
    const made = items.find((one) => one.name === name);
    expect(made).toMatchObject({
      state: "draft",
      trigger: null,
      version: null,
      changed: false,
      active: 0,
      week: { started: 0, failed: 0 },
      updatedBy: { id: people.clara.id, name: "Clara" },
    });
    expect(event).toEqual({
      name: "workflow.created",
      actor: people.clara.id,
      data: { workflow: made?.id },
    });
    const shown = await show(made?.id ?? "");
    expect(shown.problems.map(({ problem }) => problem)).toEqual(
      expect.arrayContaining(["trigger_missing", "step_missing"]),
    );
    expect(shown).toMatchObject({ revision: 1, hookUrl: null, draft: { trigger: null, steps: [] } });
  });

  test("is saved unfinished; a save that changes nothing is none", async () => {
    const { id, revision, name } = await drafted(clara(), definition([]));
    expect(revision).toBe(2);
    const draft = definition([comment("nota", "")]);
    const log = await events(async () => {
      const saved = await save(id, { name, draft, revision });
      expect(saved).toMatchObject({ revision: 3, draft, state: "draft" });
      expect(saved.problems).not.toEqual([]);
      expect(await save(id, { name, draft, revision: 3 })).toMatchObject({ revision: 3 });
    });
    expect(log).toEqual([{ name: "workflow.changed", actor: people.clara.id, data: { workflow: id } }]);
  });

  test("two admins save at once: one is told CONFLICT and nothing of the other is lost", async () => {
    const { id, revision, name } = await drafted(clara(), definition());
    const drafts = ["uno", "dos"].map((text) => definition([comment("nota", text)]));
    const ends = await Promise.allSettled(drafts.map((draft) => save(id, { name, draft, revision })));
    const won = ends.findIndex(({ status }) => status === "fulfilled");
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await show(id)).toMatchObject({ revision: revision + 1, draft: drafts[won] });
    const refused = await clara().refused(contract.editWorkflow, {
      params: { id },
      body: { name, draft: definition(), revision },
    });
    expect(refused).toMatchObject({ status: 409, code: "CONFLICT" });
  });

  test("has a name of its own among those that are there, whatever its case", async () => {
    const { id, name, draft, revision } = await drafted(clara(), definition());
    const other = await drafted(clara(), definition());
    const taken = { status: 409, code: "NAME_TAKEN" };
    const again = await clara().refused(contract.createWorkflow, { body: { name: name.toUpperCase() } });
    expect(again).toMatchObject(taken);
    const renamed = await clara().refused(contract.editWorkflow, {
      params: { id: other.id },
      body: { name: ` ${name} `, draft, revision },
    });
    expect(renamed).toMatchObject(taken);
    await clara().call(contract.removeWorkflow, { params: { id } });
    expect(await drafted(clara(), definition(), name)).toMatchObject({ name });
  });

  test("is a copy of another's draft, never in force by itself", async () => {
    const one = await published(clara(), definition([comment("nota", "Copiado")]));
    const copy = await clara().call(contract.createWorkflow, {
      body: { name: freshName(), copyOf: one.id },
    });
    expect(copy).toMatchObject({ state: "draft", version: null, draft: one.draft, problems: [] });
    const theirs = await drafted(other.olga.client, definition());
    for (const copyOf of [newId(), theirs.id])
      expect(
        await clara().refused(contract.createWorkflow, { body: { name: freshName(), copyOf } }),
      ).toMatchObject({ status: 404 });
    expect(
      await clara().refused(contract.createWorkflow, {
        body: { name: freshName(), copyOf: one.id, template: "quick_transfer" },
      }),
    ).toMatchObject({ status: 422, code: "INVALID" });
  });

  test("has to be a definition: what is none is told by its path, and nothing is saved", async () => {
    const { id, revision, name, draft } = await drafted(clara(), definition());
    const bad = { ...draft, first: "No válido", steps: [{ ...draft.steps[0], kind: "fly" }] };
    const response = await desk.as(people.clara.key).fetch(`/api/v1/workflows/${id}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: "", draft: bad, revision }),
    });
    expect(response.status).toBe(422);
    const { failures } = (await response.json()) as { failures: { code: string; pointer: string }[] };
    expect(failures.map(({ pointer }) => pointer).sort()).toEqual([
      "/draft/first",
      "/draft/steps/0/kind",
      "/name",
    ]);
    expect(await show(id)).toMatchObject({ name, revision, draft });
  });
});

test("an account has at most a hundred, also where two come at once", async () => {
  await rowsOf(
    desk,
    other.account,
    `insert into workflows (account_id, id, name, draft, created_at, updated_at)
     select $1, (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000')::uuid, 'W' || n, $2, $3, $3
     from generate_series(1, 98) n`,
    [other.account, JSON.stringify(definition()), new Date()],
  );
  const make = (name: string) => other.olga.client.call(contract.createWorkflow, { body: { name } });
  const ends = await Promise.allSettled([make("A"), make("B"), make("C")]);
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await other.olga.client.refused(contract.createWorkflow, { body: { name: "D" } })).toMatchObject({
    status: 409,
    code: "TOO_MANY_WORKFLOWS",
  });
  const { items } = await other.olga.client.call(contract.listWorkflows, {});
  expect(items).toHaveLength(100);
});

test("supervisors read, only admins write, agents do neither", async () => {
  const { id, revision } = await drafted(clara(), definition());
  const { bruno, ana } = people;
  expect(await bruno.client.call(contract.showWorkflow, { params: { id } })).toMatchObject({ id });
  for (const shape of [contract.publishWorkflow, contract.stopWorkflow, contract.removeWorkflow])
    expect(await bruno.client.refused(shape, { params: { id }, body: { revision } } as never)).toMatchObject({
      status: 403,
    });
  expect(await ana.client.refused(contract.listWorkflows, {})).toMatchObject({ status: 403 });
});
