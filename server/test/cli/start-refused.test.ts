import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { readConfig } from "../../src/platform/config.ts";
import { temporaryFolder } from "../platform/fixtures/embedded-folder.ts";
import { run } from "./program.ts";

let folder = "";
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterAll(() => remove());

describe("settings that cannot be are told before anything is touched", () => {
  test.each<[string, string[], Record<string, string>, RegExp]>([
    ["a port that is none", ["--port", "99999"], {}, /^The port must be a number/],
    ["a port in words", [], { PORT: "web" }, /^The port must be a number/],
    ["an unknown role", ["--role", "boss"], {}, /^--role is web, worker or all/],
    ["the test clock in production", [], { RELEVO_TEST_CLOCK: "1", NODE_ENV: "production" }, /is for tests/],
    ["the test clock for others to reach", ["--host", "0.0.0.0"], { RELEVO_TEST_CLOCK: "1" }, /is for tests/],
    ["an address that is none", [], { RELEVO_URL: "desk.example.com" }, /^RELEVO_URL must be an address/],
    ["a host that is an address", [], { RELEVO_HTTP_ALLOW_HOSTS: "crm,http://x" }, /http:\/\/x is none/],
    ["a host with a path", [], { RELEVO_HTTP_ALLOW_HOSTS: "crm/x" }, /^RELEVO_HTTP_ALLOW_HOSTS holds hosts/],
    ["a host with a space", [], { RELEVO_HTTP_ALLOW_HOSTS: "a b" }, /^RELEVO_HTTP_ALLOW_HOSTS holds hosts/],
  ])("%s", (_, flags, env, sentence) => {
    expect(() => readConfig(flags, env)).toThrow(sentence);
  });

  test("hosts of one's own network are read as addresses spell them", () => {
    const hosts = " 127.0.0.1:8080, Intranet.Example ,[::1]:09,,0x7f.1";
    expect(readConfig([], { RELEVO_HTTP_ALLOW_HOSTS: hosts }).httpAllowHosts).toEqual([
      "127.0.0.1:8080",
      "intranet.example",
      "[::1]:9",
      "127.0.0.1",
    ]);
    expect(readConfig([], {}).httpAllowHosts).toEqual([]);
  });
});

describe("a start that cannot be says why in one sentence, with exit code 1", () => {
  test.each<[string, string[], Record<string, string>, RegExp]>([
    [
      "an unknown option",
      ["--prot", "1"],
      {},
      /^Unknown option '--prot'\. See: npm run relevo -- start --help\n$/,
    ],
    [
      "half a desk on the embedded server",
      ["--role", "web"],
      {},
      /^--role is for a desk of several .* set DATABASE_URL\.\n$/,
    ],
    [
      "no database there",
      [],
      { DATABASE_URL: "postgres://u:pass@127.0.0.1:1/x" },
      /^No connection to PostgreSQL at 127\.0\.0\.1:1 \(ECONNREFUSED\)/,
    ],
  ])("%s", async (_, flags, env, sentence) => {
    const { code, said } = await run(["start", ...flags], { RELEVO_DATA: folder, ...env });
    expect(said).toMatch(sentence);
    expect(said).not.toContain("pass");
    expect(code).toBe(1);
  });

  test("a role that row-level security does not bind", async () => {
    const { code, said } = await run(["start"], { RELEVO_DATA: folder, DATABASE_URL: inject("admin") });
    expect(said).toMatch(/^The user postgres bypasses row-level security/);
    expect(code).toBe(1);
  });

  test.each([{}, { DATABASE_URL: "postgres://u@127.0.0.1:1/x" }])(
    "a data folder that is a file: %j",
    async (env) => {
      const file = join(folder, "a-file");
      await writeFile(file, "");
      const { code, said } = await run(["start"], { RELEVO_DATA: join(file, "data"), ...env });
      expect(said).toMatch(/^The data folder .* cannot be written \(ENOTDIR\): make it writable/);
      expect(code).toBe(1);
    },
  );
});

test("help is there for all and for each, and a command that is none is told", async () => {
  const all = await run(["help"], {});
  expect(all).toMatchObject({ code: 0, out: expect.stringContaining("restore <file>") });
  expect(await run(["doctor", "--help"], {})).toMatchObject({
    code: 0,
    out: expect.stringContaining("--port"),
  });
  const none = await run(["strat"], {});
  expect(none).toMatchObject({
    code: 1,
    out: "",
    said: expect.stringMatching(/^There is no command strat\./),
  });
});
