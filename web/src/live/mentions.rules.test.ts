import type { CommentItem } from "@relevo/contract/messages.ts";
import type { Frame } from "@relevo/contract/realtime.ts";
import { expect, test } from "vitest";
import { mentionsOf } from "./mentions.rules.ts";
import { ana, at, bruno, message } from "./samples.ts";

const comment = (id: string, other: Partial<CommentItem> = {}): CommentItem => ({
  kind: "comment",
  id,
  at: at(1),
  conversationId: "c1",
  author: { kind: "workflow", id: "w", name: "Transferencia rápida" },
  text: "@Bruno, la primera persona no respondió",
  mentions: [bruno],
  files: [],
  chips: [],
  ...other,
});
const frame = (items: Extract<Frame, { type: "event" }>["items"], name = "comment.added"): Frame => ({
  type: "event",
  id: "1",
  name: name as "comment.added",
  at: at(1),
  actorId: null,
  conversations: [],
  tickets: [],
  items,
  topics: [],
  contactId: null,
});
const told = (frames: Frame[]) => mentionsOf(frames, bruno.id).map(({ id }) => id);

test("S3-12: who a workflow's comment names is told, as of a colleague's", () => {
  const colleagues = comment("b", { author: { kind: "member", ...ana } });
  expect(told([frame([comment("a")]), frame([message("m", 1), colleagues])])).toEqual(["a", "b"]);
});

test.each([
  ["names somebody else", frame([comment("a", { mentions: [ana] })])],
  ["is one's own", frame([comment("a", { author: { kind: "member", ...bruno } })])],
  ["only came along with something else", frame([comment("a")], "conversation.assigned")],
])("a comment that %s is no news", (_, one) => {
  expect(told([one])).toEqual([]);
});
