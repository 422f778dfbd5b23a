import type { CommentItem, EventItem, ThreadItem } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import { at, message } from "../../live/samples.ts";
import type { Outgoing } from "../composer/outbox.rules.ts";
import { rowsOf } from "./rows.rules.ts";

const day = (instant: string) => instant.slice(0, 10);
const ana = { direction: "out" as const, author: { kind: "member" as const, id: "ana", name: "Ana" } };
const note = (id: string, minute: number): CommentItem => ({
  kind: "comment",
  id,
  at: at(minute),
  conversationId: "c1",
  author: { kind: "member", id: "ana", name: "Ana" },
  text: "x",
  mentions: [],
  files: [],
  chips: [],
});
const moved: EventItem = {
  kind: "event",
  id: "e1",
  at: at(2),
  conversationId: "c1",
  name: "conversation.moved",
  actor: { kind: "member", name: "Ana" },
  words: {},
};
const outgoing = (id: string, more: Partial<Outgoing> = {}): Outgoing => ({
  id,
  conversationId: "c1",
  memberId: "ana",
  mode: "reply",
  text: "x",
  files: [],
  mentions: [],
  quote: null,
  chips: [],
  at: at(9),
  problem: null,
  ...more,
});
const rows = (items: ThreadItem[], outbox: Outgoing[] = [], more = false) => rowsOf(items, outbox, more, day);
const groups = (items: ThreadItem[]) =>
  rows(items).flatMap((row) =>
    row.kind === "item" ? [`${row.begins ? "[" : ""}${row.key}${row.ends ? "]" : ""}`] : [],
  );

describe("the lines of a thread", () => {
  test("each day begins with its name, whatever comes above later", () => {
    const items = [message("m1", 0), message("m2", 24 * 60)];
    expect(rows(items).map(({ key }) => key)).toEqual([
      "start",
      "day 2026-11-21",
      "m1",
      "day 2026-11-22",
      "m2",
      "end",
    ]);
  });

  test("what one says in one breath reads as one", () => {
    expect(groups([message("a", 0), message("b", 4), message("c", 10)])).toEqual(["[a", "b]", "[c]"]);
  });
  test("another person, a note or an event in between begins anew", () => {
    const others = [message("a", 0), message("b", 1, ana), note("n", 1), moved, message("c", 3, ana)];
    expect(groups(others)).toEqual(["[a]", "[b]", "[n]", "[e1]", "[c]"]);
  });
  test("a message that has come less far tells its own state", () => {
    const sent = { ...ana, state: "sent" as const };
    const read = { ...ana, state: "read" as const };
    expect(groups([message("a", 0, read), message("b", 0, read), message("c", 0, sent)])).toEqual([
      "[a",
      "b]",
      "c]",
    ]);
  });

  test("no line changes when what came before is loaded", () => {
    const all = Array.from({ length: 40 }, (_, index) =>
      message(`m${String(index).padStart(2, "0")}`, index * 50, index % 3 ? ana : {}),
    );
    const whole = new Map(rows(all).map((row) => [row.key, row]));
    for (let from = 1; from < all.length; from++)
      for (const row of rows(all.slice(from), [], true)) expect(row).toEqual(whole.get(row.key));
  });

  test("what is on its way stands last, until the server has it", () => {
    const sent = [message("a", 0, ana)];
    const kinds = (outbox: Outgoing[]) =>
      rows(sent, outbox).flatMap((row) => (row.kind === "outgoing" ? [[row.key, row.begins]] : []));
    expect(kinds([outgoing("a"), outgoing("b"), outgoing("c", { mode: "comment" })])).toEqual([
      ["b", false],
      ["c", true],
    ]);
  });

  test("an empty thread has its beginning and its end; one with more to read has no beginning yet", () => {
    expect(rows([]).map(({ kind }) => kind)).toEqual(["start", "end"]);
    expect(rows([], [], true).map(({ kind }) => kind)).toEqual(["end"]);
  });
});
