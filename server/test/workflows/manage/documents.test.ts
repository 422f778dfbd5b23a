import * as contract from "@relevo/contract/workflows.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cast, type Company, cast, otherAccount, type Person } from "../../support/cast.ts";
import { openTestDesk, type TestDesk } from "../../support/desk.ts";
import { definition, drafted, freshName } from "../scene.ts";

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
const exported = (id: string, format: "json" | "yaml") =>
  clara().call(contract.exportWorkflow, { params: { id }, query: { format } });
const draft = () =>
  definition([
    {
      id: "dar",
      name: "A Ana",
      edges: {},
      kind: "assign",
      to: { kind: "member", memberId: people.ana.id },
      logic: "round_robin",
      onlineOnly: true,
      capacity: 5,
      excludeFailed: true,
      unlessReassigned: true,
      timeoutMinutes: null,
    },
  ]);

test.each(["json", "yaml"] as const)(
  "a draft goes out as %s and comes back the same, under a free name",
  async (format) => {
    const made = await drafted(clara(), draft(), `${freshName()}: a/b`);
    const { fileName, text } = await exported(made.id, format);
    expect(fileName).toBe(`${made.name.replace(":", "-").replace("/", "-")}.${format}`);
    const back = await clara().call(contract.importWorkflow, { body: { text } });
    expect(back).toMatchObject({
      name: `${made.name} (2)`,
      state: "draft",
      version: null,
      draft: made.draft,
      problems: [],
    });
    expect(await clara().call(contract.importWorkflow, { body: { text } })).toMatchObject({
      name: `${made.name} (3)`,
    });
  },
);

test("in another account what it does not have is left open, as a problem", async () => {
  const made = await drafted(clara(), draft());
  const { text } = await exported(made.id, "yaml");
  const there = await other.olga.client.call(contract.importWorkflow, { body: { text } });
  expect(there.name).toBe(made.name);
  expect(there.problems).toEqual([{ pointer: "/steps/0/to/memberId", problem: "required" }]);
  expect(JSON.stringify(there)).not.toContain(people.ana.id);
  expect(await other.olga.client.refused(contract.exportWorkflow, { params: { id: made.id } })).toMatchObject(
    { status: 404 },
  );
});

test.each([
  ["nothing", "", [""]],
  ["no document", "{{{", ["/text"]],
  ["another thing", "a: 1", ["/format", "/name", "/definition"]],
])("%s is refused with the path of what is wrong, and makes nothing", async (_what, text, pointers) => {
  const before = (await clara().call(contract.listWorkflows, {})).items.length;
  const refused = await clara().refused(contract.importWorkflow, { body: { text } });
  expect(refused).toMatchObject({ status: 422, code: "INVALID" });
  expect(refused.failures.map(({ pointer }) => pointer)).toEqual(pointers);
  expect((await clara().call(contract.listWorkflows, {})).items).toHaveLength(before);
});

test("a step that is none is told by its place in the document", async () => {
  const { text } = await exported((await drafted(clara(), draft())).id, "json");
  const refused = await clara().refused(contract.importWorkflow, {
    body: { text: text.replace('"assign"', '"teleport"') },
  });
  expect(refused.failures.map(({ pointer }) => pointer)).toContain("/definition/steps/0/kind");
});
