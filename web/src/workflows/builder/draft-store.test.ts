import type { WorkflowDetail } from "@relevo/contract/workflows.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RefusalError } from "../../shell/api.ts";
import { draftStore } from "./draft-store.ts";
import { flow } from "./samples.ts";

const first: WorkflowDetail = {
  id: "w",
  name: "Rápida",
  state: "draft",
  trigger: null,
  version: null,
  changed: true,
  active: 0,
  week: { started: 0, failed: 0 },
  updatedAt: "2026-01-01T00:00:00.000Z",
  updatedBy: null,
  draft: flow({ a: {} }),
  problems: [],
  revision: 1,
  hookUrl: null,
};
const two = flow({ a: {}, b: {} });
const three = flow({ a: {}, b: {}, c: {} });

type Body = { name: string; draft: WorkflowDetail["draft"]; revision: number };
/** A desk that keeps what it is sent; `next` says no, or waits. */
function desk() {
  let kept = first;
  const sent: Body[] = [];
  let next: (() => Promise<void>) | undefined;
  return {
    sent,
    kept: () => kept,
    before: (act: () => Promise<void>) => {
      next = act;
    },
    async put(body: Body) {
      sent.push(body);
      const act = next;
      next = undefined;
      await act?.();
      kept = { ...kept, name: body.name, draft: body.draft, revision: body.revision + 1 };
      return kept;
    },
  };
}
const refused = (code: "CONFLICT" | "INVALID") =>
  new RefusalError({ type: "x", title: "x", status: 409, code, failures: [{ code }], requestId: "r" });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("changes of a moment are saved together, with the revision there was", async () => {
  const { put, sent } = desk();
  const store = draftStore(first, put);
  store.change(two);
  store.change(three);
  expect(store.get().state).toBe("waiting");
  await vi.runAllTimersAsync();
  expect(sent).toEqual([{ name: "Rápida", draft: three, revision: 1 }]);
  expect(store.get()).toMatchObject({ state: "saved", server: { revision: 2 } });
});

test("what is changed while it is saved is saved after it, with the next revision", async () => {
  const { put, sent, before } = desk();
  const store = draftStore(first, put);
  before(async () => store.change(three));
  store.change(two);
  expect(await store.flush()).toBe(true);
  expect(sent.map(({ draft, revision }) => [draft.steps.length, revision])).toEqual([
    [2, 1],
    [3, 2],
  ]);
  expect(store.dirty()).toBe(false);
});

test("what could not be sent is kept and sent again", async () => {
  const { put, sent, before } = desk();
  const store = draftStore(first, put);
  before(() => Promise.reject(new Error("offline")));
  store.change(two);
  expect(await store.flush()).toBe(false);
  expect(store.get()).toMatchObject({ state: "failed", history: { now: two } });
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(2);
  expect(store.get().state).toBe("saved");
});

test("where somebody else saved, nothing is sent until one chooses", async () => {
  const { put, sent, before } = desk();
  const store = draftStore(first, put);
  before(() => Promise.reject(refused("CONFLICT")));
  store.change(two);
  await vi.runAllTimersAsync();
  expect(store.get().state).toBe("conflict");
  store.change(three);
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(1);

  const theirs = { ...first, name: "Otra", revision: 9 };
  store.overwrite(theirs);
  await vi.runAllTimersAsync();
  expect(sent.at(-1)).toEqual({ name: "Rápida", draft: three, revision: 9 });
  store.adopt(theirs);
  expect(store.get()).toMatchObject({
    state: "saved",
    name: "Otra",
    history: { now: first.draft, past: [] },
  });
});

test("what the desk refuses as it is stays, and waits for another change", async () => {
  const { put, sent, before } = desk();
  const store = draftStore(first, put);
  before(() => Promise.reject(refused("INVALID")));
  store.change(two);
  await vi.runAllTimersAsync();
  expect(store.get().state).toBe("failed");
  expect(sent).toHaveLength(1);
  store.change(three);
  await vi.runAllTimersAsync();
  expect(store.get().state).toBe("saved");
});

test("what somebody else saved is taken over where nothing would be lost, and only then", () => {
  const { put } = desk();
  const store = draftStore(first, put);
  store.hear({ ...first, draft: two, revision: 5 });
  expect(store.get()).toMatchObject({ server: { revision: 5 }, history: { now: two } });
  store.change(three);
  store.hear({ ...first, revision: 6 });
  expect(store.get()).toMatchObject({ server: { revision: 5 }, history: { now: three } });
  store.hear({ ...first, revision: 4 });
  expect(store.get().server.revision).toBe(5);
});

test("undo and redo are saved, too", async () => {
  const { put, kept } = desk();
  const store = draftStore(first, put);
  store.change(two);
  await vi.runAllTimersAsync();
  store.undo();
  await vi.runAllTimersAsync();
  expect(kept().draft).toEqual(first.draft);
  store.redo();
  await vi.runAllTimersAsync();
  expect(kept().draft).toEqual(two);
});
