import type { VisitorMessage } from "@relevo/contract/webchat.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Unsent } from "../protocol.ts";
import type { Answer } from "./answer.rules.ts";
import { type Outgoing, openOutbox } from "./outbox.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const unsent = (id: string): Unsent => ({ id, at: "2026-11-03T12:00:00.000Z", text: id, files: [] });
const unreachable: Answer<VisitorMessage> = { ok: false, status: 0, code: "UNREACHABLE" };
const refused: Answer<VisitorMessage> = { ok: false, status: 422, code: "INVALID" };
const accepted = ({ id, at, text }: Unsent): Answer<VisitorMessage> => ({
  ok: true,
  value: { id, at, text, from: "visitor", name: "", files: [], state: "received" },
});

function box(answer: (message: Unsent, attempt: number) => Answer<VisitorMessage>, restored: Unsent[] = []) {
  const attempts: string[] = [];
  const taken: string[] = [];
  let queue: readonly Outgoing[] = [];
  const outbox = openOutbox(
    restored,
    async (message) => {
      attempts.push(message.id);
      return answer(message, attempts.length);
    },
    (outgoing, message) => {
      queue = outgoing;
      if (message) taken.push(message.id);
    },
  );
  return { outbox, attempts, taken, queue: () => queue.map(({ id, state }) => `${id} ${state}`) };
}

test("messages go out one after the other", async () => {
  const { outbox, taken, queue } = box(accepted);
  outbox.add(unsent("a"));
  outbox.add(unsent("b"));
  await vi.runAllTimersAsync();
  expect(taken).toEqual(["a", "b"]);
  expect(queue()).toEqual([]);
});

test("an attempt without an answer is repeated with the same id", async () => {
  const { outbox, attempts, taken } = box((message, attempt) =>
    attempt < 3 ? unreachable : accepted(message),
  );
  outbox.add(unsent("a"));
  await vi.runAllTimersAsync();
  expect(attempts).toEqual(["a", "a", "a"]);
  expect(taken).toEqual(["a"]);
});

test("after four attempts it says so, and goes out by itself when the line is back", async () => {
  let down = true;
  const { outbox, attempts, taken, queue } = box((message) => (down ? unreachable : accepted(message)));
  outbox.add(unsent("a"));
  await vi.runAllTimersAsync();
  expect(attempts).toHaveLength(4);
  expect(queue()).toEqual(["a failed"]);
  down = false;
  outbox.wake();
  await vi.runAllTimersAsync();
  expect(taken).toEqual(["a"]);
});

test("what the desk refuses steps aside, and only the visitor tries it again", async () => {
  const { outbox, attempts, taken, queue } = box((message) =>
    message.id === "bad" ? refused : accepted(message),
  );
  outbox.add(unsent("bad"));
  outbox.add(unsent("good"));
  await vi.runAllTimersAsync();
  outbox.wake();
  await vi.runAllTimersAsync();
  expect(taken).toEqual(["good"]);
  expect(queue()).toEqual(["bad failed"]);
  outbox.retry("bad");
  await vi.runAllTimersAsync();
  expect(attempts).toEqual(["bad", "good", "bad"]);
});

test("what was not sent before the page changed is sent on the next one", async () => {
  const { outbox, taken } = box(accepted, [unsent("a"), unsent("b")]);
  outbox.wake();
  await vi.runAllTimersAsync();
  expect(taken).toEqual(["a", "b"]);
});
