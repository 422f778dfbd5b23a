import * as contract from "@relevo/contract/workflows.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { secretsFrom } from "../../../src/platform/secrets.ts";
import { type Cast, cast } from "../../support/cast.ts";
import { openTestDesk, type TestDesk, testSecret } from "../../support/desk.ts";
import { eventsDuring } from "../../support/events.ts";
import { rowsOf } from "../../support/rows.ts";
import { calls, definition, drafted, published } from "../scene.ts";

let desk: TestDesk;
let people: Cast;
beforeAll(async () => {
  desk = await openTestDesk();
  people = await cast(desk);
});
afterAll(() => desk.stop());

const clara = () => people.clara.client;
const write = (name: string, value: string) =>
  clara().call(contract.writeSecret, { params: { name }, body: { value } });
const remove = (name: string) => clara().call(contract.removeSecret, { params: { name } });
const stored = async (name: string) => {
  const [row] = await rowsOf<{ id: string; value: string }>(
    desk,
    people.account,
    "select id, value from workflow_secrets where name = $1",
    [name],
  );
  return row;
};

test("a secret is kept sealed, replaced under the same name, and never told again", async () => {
  const log = await eventsDuring(desk, people.account, async () => {
    const first = await write("CRM_TOKEN", "abc-123");
    expect(await write("CRM_TOKEN", "def-456")).toMatchObject({ id: first.id, name: "CRM_TOKEN" });
  });
  const row = await stored("CRM_TOKEN");
  const event = { name: "secret.written", actor: people.clara.id, data: { secret: row?.id } };
  expect(log).toEqual([event, event]);
  expect(row?.value).not.toContain("def-456");
  expect(secretsFrom(testSecret).open(row?.value ?? "", row?.id ?? "")).toBe("def-456");
  const told = await clara().call(contract.listSecrets, {});
  expect(told.items.map(({ name }) => name)).toEqual(["CRM_TOKEN"]);
  expect(JSON.stringify([told, log])).not.toMatch(/456|v1\./);
});

test("two who write one at once: one of the values is kept, whole", async () => {
  const ends = await Promise.all(["uno", "dos", "tres", "cuatro"].map((value) => write("AT_ONCE", value)));
  expect(new Set(ends.map(({ id }) => id)).size).toBe(1);
  const row = await stored("AT_ONCE");
  expect(["uno", "dos", "tres", "cuatro"]).toContain(
    secretsFrom(testSecret).open(row?.value ?? "", row?.id ?? ""),
  );
});

test("a secret that a draft or what is in force names cannot be removed", async () => {
  await write("EN_USO", "x");
  const used = await published(clara(), definition([calls("llamar", "Bearer {{ secret.EN_USO }}")]));
  await drafted(clara(), definition([calls("llamar", "{{secret.EN_USO_2}}")]));
  const inUse = { status: 409, failures: [{ code: "IN_USE", data: { workflows: [used.name] } }] };
  expect(await clara().refused(contract.removeSecret, { params: { name: "EN_USO" } })).toMatchObject(inUse);
  const body = { name: used.name, draft: definition(), revision: used.revision };
  const saved = await clara().call(contract.editWorkflow, { params: { id: used.id }, body });
  expect(await clara().refused(contract.removeSecret, { params: { name: "EN_USO" } })).toMatchObject(inUse);
  await clara().call(contract.publishWorkflow, {
    params: { id: used.id },
    body: { revision: saved.revision },
  });
  const log = await eventsDuring(desk, people.account, () => remove("EN_USO"));
  expect(log.map(({ name }) => name)).toEqual(["secret.removed"]);
  expect(await stored("EN_USO")).toBeUndefined();
  expect(await clara().refused(contract.removeSecret, { params: { name: "EN_USO" } })).toMatchObject({
    status: 404,
  });
});

test("a name is capital letters, and only an admin writes", async () => {
  const bad = await clara().refused(contract.writeSecret, {
    params: { name: "token" },
    body: { value: "x" },
  });
  expect(bad).toMatchObject({ status: 422, failures: [{ pointer: "/params/name" }] });
  const bruno = people.bruno.client;
  expect((await bruno.call(contract.listSecrets, {})).items).not.toEqual([]);
  expect(
    await bruno.refused(contract.writeSecret, { params: { name: "X" }, body: { value: "x" } }),
  ).toMatchObject({ status: 403 });
});
