import { claim } from "@relevo/contract/conversations.ts";
import type { Call } from "@relevo/contract/endpoint.ts";
import * as contract from "@relevo/contract/workflow-runs.ts";
import { beforeAll, expect, test } from "vitest";
import { newId } from "../../../src/platform/ids.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { definition, published, wait } from "../scene.ts";
import { type Written, writeRun } from "./written.ts";

const on = deskWithLine();
const clara = () => on.people.clara.client;
type Query = NonNullable<Call<typeof contract.listRuns>["query"]>;
const page = (query: Query) => clara().call(contract.listRuns, { query });
const ids = async (query: Query) => (await page(query)).items.map(({ id }) => id);

let workflow: string;
let other: string;
let conversation: string;
let contact: string;
let start: Date;
/** Oldest first. */
const written: string[] = [];

beforeAll(async () => {
  workflow = (await published(clara(), definition([wait("espera", 15)]))).id;
  other = (await published(clara(), definition([wait("espera", 15)]))).id;
  conversation = (await on.opened()).id;
  const [row] = await rowsOf<{ contact_id: string }>(
    on.desk,
    on.people.account,
    "select contact_id from conversations where id = $1",
    [conversation],
  );
  contact = row?.contact_id ?? "";
  start = await on.desk.step();
  const made: Omit<Written, "startedAt" | "contact">[] = [
    {
      workflow,
      state: "completed",
      path: [
        ["espera", "next"],
        ["rama", "si"],
      ],
    },
    {
      workflow,
      state: "failed",
      path: [
        ["espera", "next"],
        ["rama", "else"],
      ],
      conversation,
    },
    { workflow: other, state: "cancelled", path: [["espera", null]] },
    {
      workflow,
      state: "completed",
      path: [
        ["espera", "next"],
        ["rama", "si"],
      ],
    },
    { workflow, state: "waiting", path: [["espera", null]], conversation },
  ];
  for (const [i, one] of made.entries())
    written.push(
      await writeRun(on.desk, on.people.account, {
        ...one,
        contact,
        startedAt: new Date(start.getTime() - (made.length - i) * 1000),
      }),
    );
});
const newest = (...which: number[]) => which.map((i) => written[i]);

test("runs are told newest first: of a workflow, of a conversation, in a state, in a time", async () => {
  expect(await ids({})).toEqual(newest(4, 3, 2, 1, 0));
  expect(await ids({ workflowId: workflow })).toEqual(newest(4, 3, 1, 0));
  expect(await ids({ conversationId: conversation })).toEqual(newest(4, 1));
  expect(await ids({ state: "failed" })).toEqual(newest(1));
  expect(await ids({ workflowId: workflow, state: "completed" })).toEqual(newest(3, 0));
  const at = (i: number) => new Date(start.getTime() - (5 - i) * 1000).toISOString();
  expect(await ids({ from: at(1), to: at(3) })).toEqual(newest(2, 1));
  const {
    items: [last],
  } = await page({ limit: 1 });
  expect(last).toMatchObject({
    workflow: { id: workflow },
    version: 1,
    state: "waiting",
    contact: { id: contact },
    conversation: { id: conversation },
    ticket: null,
    step: "espera",
    endedAt: null,
    why: null,
  });
  expect(last?.until).not.toBeNull();
});

test("runs that went through a step, and left it one way", async () => {
  expect(await ids({ workflowId: workflow, step: "rama" })).toEqual(newest(3, 1, 0));
  expect(await ids({ workflowId: workflow, step: "rama", edge: "si" })).toEqual(newest(3, 0));
  expect(await ids({ workflowId: workflow, step: "nada" })).toEqual([]);
  const first = await page({ workflowId: workflow, step: "rama", edge: "si", limit: 1 });
  expect(first.items.map(({ id }) => id)).toEqual(newest(3));
  expect(
    await ids({ workflowId: workflow, step: "rama", edge: "si", limit: 1, cursor: first.next ?? "" }),
  ).toEqual(newest(0));
});

test("pages lead through all of them, each once", async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const { items, next }: Awaited<ReturnType<typeof page>> = await page({
      limit: 2,
      ...(cursor ? { cursor } : {}),
    });
    seen.push(...items.map(({ id }) => id));
    cursor = next;
  } while (cursor);
  expect(seen).toEqual(newest(4, 3, 2, 1, 0));
  const bad = await clara().refused(contract.listRuns, { query: { cursor: "nada" } });
  expect(bad).toMatchObject({ status: 422, code: "INVALID" });
});

test("a run is told step by step, with the definition it is pinned to, to who may read workflows", async () => {
  const params = { id: written[1] ?? "" };
  const shown = await clara().call(contract.showRun, { params });
  expect(shown).toMatchObject({
    id: written[1],
    state: "failed",
    steps: [
      { n: 1, step: "espera", edge: "next", failures: [] },
      { n: 2, step: "rama", edge: "else" },
    ],
    variables: {},
    can: { cancel: false, resume: false, retry: false },
  });
  expect(shown.definition.steps.map(({ id }) => id)).toEqual(["espera"]);
  const waiting = { params: { id: written[4] ?? "" } };
  expect((await clara().call(contract.showRun, waiting)).can).toEqual({
    cancel: true,
    resume: true,
    retry: false,
  });
  const bruno = on.people.bruno.client;
  expect((await bruno.call(contract.showRun, waiting)).can).toEqual({
    cancel: false,
    resume: false,
    retry: false,
  });
  expect(await on.people.ana.client.refused(contract.showRun, { params })).toMatchObject({ status: 403 });
  expect(await clara().refused(contract.showRun, { params: { id: newId() } })).toMatchObject({
    status: 404,
  });
});

test("who sees a conversation sees what workflows do with it, and nobody else", async () => {
  const params = { id: conversation };
  const { ana, beto } = on.people;
  await ana.client.call(claim, { params });
  const { items } = await ana.client.call(contract.conversationRuns, { params });
  expect(items.map(({ id }) => id)).toEqual(newest(4, 1));
  expect(await beto.client.refused(contract.conversationRuns, { params })).toMatchObject({ status: 404 });
});
