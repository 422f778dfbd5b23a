import { mkdtemp, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { boundLog, logSince, logSize, openLog } from "./server-log.ts";

const limit = 5 * 1024 * 1024; // bytes
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "relevo-log-"));
});
afterAll(() => rm(folder, { recursive: true }));

it("a log past its bound moves aside under its writer, who goes on at the start", async () => {
  const log = join(folder, "postgres.log");
  const writer = await openLog(log);
  await truncate(log, limit);
  await boundLog(log);
  expect(await logSize(log)).toBe(limit);
  await writer.write("x");
  await boundLog(log);
  expect(await logSize(log)).toBe(0);
  expect(await logSize(`${log}.1`)).toBe(limit + 1);
  await writer.write("first line");
  expect(await logSince(log, 6)).toBe("line");
  await writer.close();
});
