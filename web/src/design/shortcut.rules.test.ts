import { describe, expect, test } from "vitest";
import {
  type Focus,
  type KeySettings,
  keycaps,
  keyFor,
  meant,
  type Press,
  written,
} from "./shortcut.rules.ts";

const inList: Focus = { scoped: true, typing: false, pressable: false };
const usual: KeySettings = { off: false, own: {} };

function press(key: string, held: Partial<Press> & { altGraph?: boolean } = {}): Press {
  const { altGraph = false, ...rest } = held;
  return {
    key,
    ctrlKey: altGraph,
    metaKey: false,
    altKey: altGraph,
    shiftKey: false,
    repeat: false,
    isComposing: false,
    getModifierState: (name) => name === "AltGraph" && altGraph,
    ...rest,
  };
}

describe("single keys", () => {
  test("work in a list or a thread", () => {
    expect(meant(press("r"), "r", inList, usual, false)).toBe(true);
  });
  test.each<[string, Focus]>([
    ["elsewhere on the page", { scoped: false, typing: false, pressable: false }],
    ["while typing in the thread's composer", { scoped: true, typing: true, pressable: false }],
  ])("do nothing %s", (_, focus) => {
    expect(meant(press("r"), "r", focus, usual, false)).toBe(false);
  });
  test("can be switched off", () => {
    expect(meant(press("r"), "r", inList, { ...usual, off: true }, false)).toBe(false);
    expect(meant(press("k", { ctrlKey: true }), "mod+k", inList, { ...usual, off: true }, false)).toBe(true);
  });
  test("are not the browser's own combinations", () => {
    expect(meant(press("r", { ctrlKey: true }), "r", inList, usual, false)).toBe(false);
    expect(meant(press("r", { metaKey: true }), "r", inList, usual, false)).toBe(false);
    expect(meant(press("r", { altKey: true }), "r", inList, usual, false)).toBe(false);
    expect(meant(press("r", { ctrlKey: true }), "r", inList, usual, true)).toBe(false);
  });
  test("do nothing while a character is being composed", () => {
    expect(meant(press("r", { isComposing: true }), "r", inList, usual, false)).toBe(false);
  });
  test("ignore caps lock but not shift", () => {
    expect(meant(press("R"), "r", inList, usual, false)).toBe(true);
    expect(meant(press("R", { shiftKey: true }), "r", inList, usual, false)).toBe(false);
    expect(meant(press("R", { shiftKey: true }), "shift+r", inList, usual, false)).toBe(true);
  });
  test("Enter on a link or a button is theirs", () => {
    expect(meant(press("Enter"), "Enter", inList, usual, false)).toBe(true);
    expect(meant(press("Enter"), "Enter", { ...inList, pressable: true }, usual, false)).toBe(false);
  });
});

describe("symbols", () => {
  test("are recognised wherever the keyboard keeps them", () => {
    expect(meant(press("?", { shiftKey: true }), "?", inList, usual, false)).toBe(true);
    expect(meant(press("/", { shiftKey: true }), "/", inList, usual, false)).toBe(true);
    expect(meant(press("#", { altGraph: true }), "#", inList, usual, false)).toBe(true);
    expect(meant(press("#", { altKey: true }), "#", inList, usual, true)).toBe(true);
  });
});

describe("keys with Ctrl or ⌘", () => {
  test("work everywhere, even while typing", () => {
    const composer: Focus = { scoped: false, typing: true, pressable: false };
    expect(meant(press("k", { ctrlKey: true }), "mod+k", composer, usual, false)).toBe(true);
    expect(meant(press("k", { metaKey: true }), "mod+k", composer, usual, true)).toBe(true);
    expect(meant(press("k"), "mod+k", inList, usual, false)).toBe(false);
    expect(meant(press("k", { metaKey: true }), "mod+k", composer, usual, false)).toBe(false);
  });
  test("are never AltGr", () => {
    expect(meant(press("k", { altGraph: true }), "mod+k", inList, usual, false)).toBe(false);
  });
});

test("a person's own key takes the place of the action's", () => {
  const settings: KeySettings = { off: false, own: { "conversation.reply": "q" } };
  expect(keyFor({ id: "conversation.reply", shortcut: "r" }, settings)).toBe("q");
  expect(keyFor({ id: "conversation.close", shortcut: "e" }, settings)).toBe("e");
  expect(keyFor({ id: "conversation.merge" }, settings)).toBeUndefined();
});

test.each([
  [press("q"), "q"],
  [press("Q", { shiftKey: true }), "shift+q"],
  [press("?", { shiftKey: true }), "?"],
  [press("#", { altGraph: true }), "#"],
  [press("k", { ctrlKey: true }), "mod+k"],
  [press("Shift", { shiftKey: true }), undefined],
  [press("Escape"), undefined],
])("a pressed key is written as it is later read (%#)", (pressed, shortcut) => {
  expect(written(pressed, false)).toBe(shortcut);
  if (shortcut) expect(meant(pressed, shortcut, inList, usual, false)).toBe(true);
});

test("keys are shown as they are on the keyboard", () => {
  expect(keycaps("mod+k", false)).toEqual(["Ctrl", "K"]);
  expect(keycaps("mod+k", true)).toEqual(["⌘", "K"]);
  expect(keycaps("shift+Enter", false)).toEqual(["⇧", "↵"]);
  expect(keycaps("#", false)).toEqual(["#"]);
});
