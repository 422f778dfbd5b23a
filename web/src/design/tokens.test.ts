import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";

const css = await readFile(new URL("tokens.css", import.meta.url), "utf8");
const colors = new Map(
  [...css.matchAll(/--color-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }],
  ),
);

const surfaces = ["ground", "sunk", "raised", "hover", "selected"];
const meanings = ["waiting", "answered", "breach", "expired", "ai", "human", "quiet"];
const avatars = ["avatar-0", "avatar-1", "avatar-2", "avatar-3", "avatar-4", "avatar-5"];

/** What is written on what. */
const text: [string, string][] = [
  ...["ink", "soft", "accent", "accent-strong"].flatMap((ink) =>
    surfaces.map((ground): [string, string] => [ink, ground]),
  ),
  ...meanings.flatMap((meaning) =>
    [`${meaning}-ground`, ...surfaces].map((ground): [string, string] => [meaning, ground]),
  ),
  ["comment", "comment-ground"],
  ["ink", "comment-ground"],
  ["soft", "comment-ground"],
  ["accent", "comment-ground"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["on-danger", "danger"],
  ["on-danger", "danger-strong"],
  ...avatars.map((ground): [string, string] => ["ink", ground]),
];

/** Borders, focus and marks that must be seen. */
const marks: [string, string][] = [
  ["edge", "ground"],
  ["edge", "sunk"],
  ["edge", "raised"],
  ["accent", "ground"],
  ["comment-line", "ground"],
  ["comment-line", "comment-ground"],
];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const between = (one: string, other: string) => contrast(value(one)[theme], value(other)[theme]);

  test.each(text)("%s can be read on %s (4.5:1)", (ink, ground) => {
    expect(between(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(marks)("%s can be seen on %s (3:1)", (mark, ground) => {
    expect(between(mark, ground)).toBeGreaterThanOrEqual(3);
  });
  test("the comment's ground is told from the page's by its colour", () => {
    expect(Math.max(...difference(value("comment-ground")[theme], value("ground")[theme]))).toBeGreaterThan(
      24,
    );
  });
});

test("every colour that is not a veil has a light and a dark value, and is checked", () => {
  const named = [...css.matchAll(/--color-([\w-]+):/g)].map(([, name = ""]) => name).filter(Boolean);
  expect(named.filter((name) => !colors.has(name))).toEqual(["veil"]);
  const checked = new Set([...text, ...marks].flat());
  expect([...colors.keys()].filter((name) => !checked.has(name))).toEqual(["line", "rim"]);
});

test("black on white is 21:1", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
});

function value(name: string) {
  const found = colors.get(name);
  if (!found) throw new Error(`tokens.css has no --color-${name}`);
  return found;
}

/** WCAG 2.2: relative luminance of sRGB, and the ratio of two. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function difference(one: string, other: string): number[] {
  const right = channels(other);
  return channels(one).map((byte, at) => Math.abs(byte - (right[at] ?? 0)));
}
