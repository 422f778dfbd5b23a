import type { Frame } from "@relevo/contract/realtime.ts";
import { expect, test } from "vitest";
import { markRead, remember } from "./recent.ts";

const frame = (id: number): Frame => ({ type: "gone", id: String(id), conversationId: "c" });

test("a read is told what came since it began, and nothing before", () => {
  remember([frame(1)]);
  const since = markRead();
  expect(since()).toEqual([]);
  remember([frame(2), frame(3)]);
  expect(since()).toEqual([frame(2), frame(3)]);
  expect(markRead()()).toEqual([]);
});

test("a read that takes very long is told as much as is kept", () => {
  const since = markRead();
  remember(Array.from({ length: 3000 }, (_, id) => frame(id)));
  expect(since()).toHaveLength(2000);
  expect(since().at(-1)).toEqual(frame(2999));
});
