import { chmod, mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { canEnter, canUse } from "./os-account.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "relevo-account-"));
  await mkdir(join(folder, "inner"), { mode: 0o755 });
});
afterAll(() => rm(folder, { recursive: true }));

it.each([
  { mode: 0o700, who: "owner", allowed: true },
  { mode: 0o077, who: "owner", allowed: false },
  { mode: 0o710, who: "group", allowed: true },
  { mode: 0o707, who: "group", allowed: false },
  { mode: 0o701, who: "stranger", allowed: true },
  { mode: 0o770, who: "stranger", allowed: false },
])("mode $mode lets the $who in: $allowed", async ({ mode, who, allowed }) => {
  await chmod(folder, mode);
  const { uid, gid } = await stat(folder);
  const accounts: Record<string, { uid: number; gid: number }> = {
    owner: { uid, gid: gid + 1 },
    group: { uid: uid + 1, gid },
    stranger: { uid: uid + 1, gid: gid + 1 },
  };
  expect(await canUse(folder, accounts[who]!, 0o1)).toBe(allowed);
});

it("an account enters a folder only through every folder above it", async () => {
  const { uid, gid } = await stat(folder);
  await chmod(folder, 0o700);
  expect(await canEnter(join(folder, "inner"), { uid: uid + 1, gid: gid + 1 })).toBe(false);
  expect(await canEnter(join(folder, "inner"), undefined)).toBe(true);
});
