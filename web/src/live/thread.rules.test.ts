import { describe, expect, test } from "vitest";
import type { ThreadData } from "./cache.ts";
import { message } from "./samples.ts";
import { placedInThread, preceded } from "./thread.rules.ts";

const thread = (items: ThreadData["items"], older: string | null): ThreadData => ({ items, older });
const ids = ({ items }: ThreadData) => items.map(({ id }) => id).join("");

describe("a thread read from its end", () => {
  const read = thread([message("c", 3), message("d", 4)], "before c");

  test("takes what is new, and what changed", () => {
    const after = placedInThread(read, [message("e", 5), message("c", 3, { text: "new" })]);
    expect(ids(after)).toBe("cde");
    expect(after.items[0]).toMatchObject({ text: "new" });
  });
  test("what is older than what was read waits for its page", () => {
    expect(placedInThread(read, [message("a", 1)])).toBe(read);
    expect(ids(placedInThread({ ...read, older: null }, [message("a", 1)]))).toBe("acd");
  });
  test("the first word of an empty thread", () => {
    expect(ids(placedInThread(thread([], null), [message("a", 1)]))).toBe("a");
  });
  test("the page before brings nothing twice", () => {
    const page = thread([message("b", 2), message("c", 3)], null);
    const after = preceded(read, page);
    expect([ids(after), after.older]).toEqual(["bcd", null]);
  });
});
