import { expect, test } from "vitest";
import { begun, done, redone, undone } from "./history.rules.ts";

test("what was done is undone and done again", () => {
  const two = done(done(begun(0), 1), 2);
  expect(undone(two).now).toBe(1);
  expect(undone(undone(two)).now).toBe(0);
  expect(undone(undone(undone(two))).now).toBe(0);
  expect(redone(undone(two)).now).toBe(2);
  expect(redone(two).now).toBe(2);
});

test("after something else nothing is done again", () => {
  expect(redone(done(undone(done(begun(0), 1)), 5)).now).toBe(5);
});

test("typing in one place is one act, in another a second", () => {
  const typed = done(done(done(begun(""), "a", "name"), "ab", "name"), "c", "text");
  expect(undone(typed).now).toBe("ab");
  expect(undone(undone(typed)).now).toBe("");
});

test("typing on after something was undone does not change what was before", () => {
  const back = undone(done(done(begun(""), "a", "name"), "b", "text"));
  expect(undone(done(back, "ax", "name")).now).toBe("a");
});

test("a hundred acts are kept", () => {
  let history = begun(0);
  for (let i = 1; i <= 150; i++) history = done(history, i);
  expect(history.past).toHaveLength(100);
});
