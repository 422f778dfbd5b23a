import { once } from "node:events";
import { readdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { isServing, livePostmaster } from "../../src/platform/embedded/postmaster.ts";
import { findRunning } from "../../src/platform/embedded/running.ts";
import { type Embedded, startEmbedded } from "../../src/platform/embedded/start.ts";
import { StartError } from "../../src/platform/start-error.ts";
import { query, superuserUrl, temporaryFolder } from "./fixtures/embedded-folder.ts";
import { type HeldStart, holdStart } from "./fixtures/held-start.ts";

const soon = { timeout: 10_000, interval: 5 };
let folder = "";
let data = "";
let remove: () => Promise<void>;
let said: string[] = [];
const started: Embedded[] = [];
const held: HeldStart[] = [];

/** One initdb for all of them, and that one after a start killed in the middle of it. */
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  data = join(await realpath(folder), "postgres", "data");
  const killed = hold();
  await vi.waitFor(async () => expect(await attempts()).not.toEqual([]), soon);
  await killed.kill();
});

afterEach(async () => {
  for (const other of held.splice(0)) await other.kill();
  for (const embedded of started.splice(0)) await embedded.stop();
  said = [];
});

afterAll(() => remove());

describe("a start", () => {
  it("goes on after an initdb that was cut off, and removes what it left", async () => {
    expect(await attempts()).not.toEqual([]);
    const { url } = await start();
    expect(await query(url, "select current_user::text as who")).toEqual([{ who: "relevo" }]);
    expect(await attempts()).toEqual([]);
    expect(said).toEqual([]);
  });

  it("is durable, UTF-8 with the built-in locale, and on 127.0.0.1 only", async () => {
    const { url } = await start();
    const settings = `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
      current_setting('data_checksums') as checksums, current_setting('listen_addresses') as listens,
      datlocprovider::text as provider, datlocale as locale, pg_encoding_to_char(encoding)::text as encoding
      from pg_database where datname = current_database()`;
    expect(await query(url, settings)).toEqual([
      {
        fsync: "on",
        commit: "on",
        checksums: "on",
        listens: "127.0.0.1",
        provider: "b",
        locale: "C.UTF-8",
        encoding: "UTF8",
      },
    ]);
    const words = "select to_tsvector('¿Qué tal, Ñandú?')::text as words";
    expect(await query(url, words)).toEqual([{ words: "'qué':1 'tal':2 'ñandú':3" }]);
  });

  it("logs in as a role that row-level security binds and that can make the program's roles", async () => {
    const { url } = await start();
    const role = `select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user`;
    expect(await query(url, role)).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: true }]);
    const made = await query(
      url,
      "begin",
      "create role probe",
      "grant probe to current_user with set true",
      "set local role probe",
      "select current_user::text as who",
    );
    expect(made).toEqual([{ who: "probe" }]);
  });

  it("keeps passwords to itself and asks for them", async () => {
    const { url, dataDir } = await start();
    for (const file of ["access.json", "postgres.log", "lock.pid"])
      expect((await stat(join(dataDir, file))).mode & 0o777, file).toBe(0o600);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    const wrong = new URL(url);
    wrong.password = "guess";
    await expect(query(wrong.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
  });

  it("what a customer wrote never reaches the log through a failing statement", async () => {
    const { url, dataDir } = await start();
    await expect(query(url, "select 'mi-secreto'::int")).rejects.toThrow("mi-secreto");
    expect(await readFile(join(dataDir, "postgres.log"), "utf8")).not.toContain("mi-secreto");
  });

  it("a second one resumes, on the same port, and stopping leaves no process", async () => {
    const first = await start();
    await query(first.url, "create table resumed (n int)", "insert into resumed values (7)");
    const pid = (await livePostmaster(data))?.pid ?? 0;
    expect(await isServing(pid, data)).toBe(true);
    await first.stop();
    await first.stop();
    expect(await isServing(pid, data)).toBe(false);
    expect(await findRunning(folder)).toBeUndefined();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await findRunning(folder)).toBe(first.url);
    expect(await query(second.url, "select n from resumed")).toEqual([{ n: 7 }]);
  });

  it("takes another port when a stranger has taken its own", async () => {
    const first = await start();
    await first.stop();
    const stranger = createServer().listen(Number(new URL(first.url).port), "127.0.0.1");
    await once(stranger, "listening");
    try {
      const second = await start();
      expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
      expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
    } finally {
      stranger.close();
    }
  });
});

describe("after a kill -9", () => {
  it("of the program, the next start takes over the server it left running", async () => {
    const killed = hold();
    const url = await killed.line();
    await query(url, "create table adopted (n int)", "insert into adopted values (1)");
    const before = await livePostmaster(data);
    await killed.kill();
    const { url: after } = await start();
    expect(after).toBe(url);
    expect(await livePostmaster(data)).toEqual(before);
    expect(said).toEqual([expect.stringContaining(`(pid ${before?.pid})`)]);
    expect(await query(after, "select n from adopted")).toEqual([{ n: 1 }]);
    await started[0]?.stop();
    expect(await livePostmaster(data)).toBeUndefined();
    expect(await isServing(before?.pid ?? 0, data)).toBe(false);
  });

  it("of PostgreSQL, though its pid belongs to another process by now", async () => {
    const first = await start();
    await query(first.url, "create table crashed (n int)", "insert into crashed values (2)");
    process.kill((await livePostmaster(data))?.pid ?? 0, "SIGKILL");
    const pidFile = join(data, "postmaster.pid");
    const lines = await readFile(pidFile, "utf8");
    await writeFile(pidFile, lines.replace(/^\d+/, String(process.pid)));
    await vi.waitFor(async () => expect(await livePostmaster(data)).toBeUndefined(), soon);
    await first.stop();
    const second = await start();
    expect(await query(second.url, "select n from crashed")).toEqual([{ n: 2 }]);
  });

  it("of PostgreSQL, while a statement is still running in it", async () => {
    const first = await start();
    const busy = query(first.url, "select count(*) from generate_series(1, 5000000)").catch(() => {});
    await vi.waitFor(async () => {
      const active =
        "select from pg_stat_activity where query like '%generate_series%' and pid <> pg_backend_pid()";
      expect(await query(first.url, active)).toHaveLength(1);
    }, soon);
    process.kill((await livePostmaster(data))?.pid ?? 0, "SIGKILL");
    await first.stop();
    const second = await start();
    expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await busy;
  });
});

describe("before the role and the database were made", () => {
  it("a start that was cut off is gone on with, and one that fails leaves no server", async () => {
    const first = await start();
    const admin = await superuserUrl(first);
    await query(admin, "drop database relevo", "drop role relevo");
    await query(admin, "alter system set default_transaction_read_only = on");
    await first.stop();
    await expect(start()).rejects.toThrow("read-only transaction");
    expect(await livePostmaster(data)).toBeUndefined();
    await writeFile(join(data, "postgresql.auto.conf"), "");
    const { url } = await start();
    expect(await query(url, "select current_database()::text as name")).toEqual([{ name: "relevo" }]);
  });
});

describe("two starts", () => {
  it("the second, of another process, gets one sentence with the way out", async () => {
    const { url } = await start();
    const second = hold();
    const [code] = await once(second.child, "close");
    expect(code).toBe(1);
    expect(second.errors()).toBe(
      `The data folder ${folder} is in use by another start (pid ${process.pid}): stop that one first, or ` +
        "give this one a folder of its own with RELEVO_DATA.\n",
    );
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("of two at the same moment one wins", async () => {
    const results = await Promise.allSettled([start(), start()]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const loser = results.find((result) => result.status === "rejected");
    expect(loser?.reason).toBeInstanceOf(StartError);
    expect(loser?.reason.message).toContain("in use by another start");
  });

  it("a lock whose holder was killed is free, whoever has its pid now", async () => {
    const killed = hold();
    await killed.line();
    await killed.kill();
    await writeFile(join(folder, "postgres", "lock.pid"), `${process.pid}\n`);
    await expect(start()).resolves.toBeDefined();
  });

  it("Ctrl-C reaches the program and not the database, which stops last", async () => {
    const running = hold();
    await running.line();
    process.kill(-(running.child.pid ?? 0), "SIGINT");
    expect(await running.line()).toBe("answers");
    expect(await running.line()).toBe("stopped");
    expect(await livePostmaster(data)).toBeUndefined();
  });
});

describe("a data folder", () => {
  it("of another major version is refused and left as it is", async () => {
    await writeFile(join(data, "PG_VERSION"), "17\n");
    await expect(start()).rejects.toThrow(/was made by PostgreSQL 17 and this program brings 18: run backup/);
    await writeFile(join(data, "PG_VERSION"), "18\n");
    const { url } = await start();
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("whose server cannot start tells why, from its log", async () => {
    const extra = join(data, "postgresql.auto.conf");
    const before = await readFile(extra, "utf8");
    await writeFile(extra, `${before}shared_buffers = 'plenty'\n`);
    await expect(start()).rejects.toThrow(
      /does not start \(.*configuration file.*errors\): .*postgres\.log/s,
    );
    await writeFile(extra, before);
    await expect(start()).resolves.toBeDefined();
  });

  it("without its passwords is refused, not begun anew", async () => {
    const file = join(folder, "postgres", "access.json");
    const access = await readFile(file);
    await rm(file);
    await expect(start()).rejects.toThrow(
      /passwords of the database in .* are missing or damaged: put the file back/,
    );
    await writeFile(file, access, { mode: 0o600 });
    await expect(start()).resolves.toBeDefined();
  });
});

async function start(): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir: folder, say });
  started.push(embedded);
  return embedded;
}

function say(line: string): void {
  said.push(line);
}

function hold(): HeldStart {
  const other = holdStart(folder);
  held.push(other);
  return other;
}

async function attempts(): Promise<string[]> {
  const names = await readdir(join(folder, "postgres")).catch(() => []);
  return names.filter((name) => name.startsWith("data.new-"));
}
