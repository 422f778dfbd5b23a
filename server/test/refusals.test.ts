import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { endpoints } from "@relevo/contract/index.ts";
import { type RefusalCode, refusals } from "@relevo/contract/refusals.ts";
import { expect, test } from "vitest";

const codes = Object.keys(refusals) as RefusalCode[];
/** What the frame itself may answer to any request. */
const everywhere: readonly RefusalCode[] = [
  "INVALID",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "TOO_MANY",
  "TOO_LARGE",
  "UNSUPPORTED_MEDIA",
  "IDEMPOTENCY_MISMATCH",
];

/** What a run tells of its step, and no request is answered with. */
const inRuns: readonly RefusalCode[] = ["CALL_FAILED"];

async function textOf(folder: string): Promise<string> {
  const root = fileURLToPath(new URL(folder, import.meta.url));
  const names = await readdir(root, { recursive: true });
  const files = names.filter((name) => name.endsWith(".ts") && !name.endsWith("refusals.test.ts"));
  return (await Promise.all(files.map((name) => readFile(`${root}/${name}`, "utf8")))).join("\n");
}

test("every refusal is given by the server and proved by a test", async () => {
  const [source, tests] = await Promise.all([textOf("../src"), textOf(".")]);
  const unproved = codes.filter((code) => !source.includes(`"${code}"`) || !tests.includes(code));
  expect(unproved).toEqual([]);
});

test("every refusal is announced by an endpoint, or belongs to all of them", () => {
  const announced = new Set(endpoints.flatMap(({ shape }) => shape.refusals ?? []));
  expect(codes.filter((code) => !announced.has(code) && ![...everywhere, ...inRuns].includes(code))).toEqual(
    [],
  );
});
