import { once } from "node:events";
import { realpath } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, inject, onTestFinished, test, vi } from "vitest";
import { livePostmaster } from "../../src/platform/embedded/postmaster.ts";
import { findRunning } from "../../src/platform/embedded/running.ts";
import { temporaryFolder } from "../platform/fixtures/embedded-folder.ts";
import { cloneDatabase } from "../support/postgres.ts";
import { type Program, run, up } from "./program.ts";

let folder = "";
let remove: () => Promise<void>;
let env: Record<string, string>;
const running: Program[] = [];

beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  env = { RELEVO_DATA: folder };
});
afterEach(async () => {
  for (const one of running.splice(0)) {
    one.signal("SIGTERM");
    await one.ended;
  }
});
afterAll(async () => {
  expect(await findRunning(folder)).toBeUndefined();
  await remove();
});

async function desk(given = env, ...flags: string[]) {
  const one = await up(given, ...flags);
  running.push(one);
  return one;
}
const status = async (url: string, path: string) => (await fetch(url + path)).status;

describe("the first start", () => {
  test("prints the address and what to do, serves the app, stops on SIGTERM with the database last", async () => {
    const one = await desk();
    await one.line(/^First run: open it to set up the desk\.$/);
    expect(await status(one.url, "/readyz")).toBe(200);
    const page = await fetch(one.url);
    expect(page.headers.get("content-type")).toContain("text/html");
    one.signal("SIGTERM");
    expect(await one.ended).toBe(0);
    expect(await findRunning(folder)).toBeUndefined();
  });
});

describe("a desk that was set up", () => {
  const flags = ["--company", "Relevo Demo", "--country", "CL", "--time-zone", "America/Santiago"];
  const person = ["--name", "Clara", "--mail", "clara@example.com"];

  test("setup beside it prints a key that works, and is refused the second time", async () => {
    const one = await desk();
    const first = await run(["setup", ...flags, ...person], env, "una clave larga\n");
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^rk_[\w-]+\n$/) });
    const me = await fetch(`${one.url}/api/v1/me`, {
      headers: { authorization: `Bearer ${first.out.trim()}` },
    });
    expect(await me.json()).toMatchObject({
      member: { name: "Clara", role: "admin" },
      account: { name: "Relevo Demo" },
    });
    const second = await run(["setup", ...flags, ...person], { ...env, RELEVO_PASSWORD: "otra clave larga" });
    expect(second).toMatchObject({ code: 1, out: "" });
    expect(second.said).toMatch(/^This desk already has an administrator: sign in/);
    expect(await signIn(one.url)).toBe(200);
  });

  test("resumes at the next start; a second one beside it gets one sentence and disturbs nothing", async () => {
    const one = await desk();
    expect(one.said()).not.toContain("First run");
    const other = await run(["start", "--port", "0"], env);
    expect(other.code).toBe(1);
    expect(other.said).toBe(
      `The data folder ${folder} is in use by another start (pid ${one.pid}): stop that one first, or give this one a folder of its own with RELEVO_DATA.\n`,
    );
    expect(await signIn(one.url)).toBe(200);
  });

  test("after a kill -9 of the desk, the next start takes over its database", async () => {
    const one = await desk();
    one.signal("SIGKILL");
    await one.ended;
    const two = await desk();
    expect(two.said()).toMatch(/Taking over the PostgreSQL that an earlier start left running/);
    expect(await status(two.url, "/readyz")).toBe(200);
  });

  test("after a kill -9 of PostgreSQL the desk says so, starts it again and works on", async () => {
    const one = await desk();
    const data = join(await realpath(folder), "postgres", "data");
    const before = await livePostmaster(data);
    process.kill(before?.pid ?? 0, "SIGKILL");
    await one.line(/^The database stopped; starting it again\.$/);
    await one.line(/^The database is back\.$/);
    expect((await livePostmaster(data))?.pid).not.toBe(before?.pid);
    await vi.waitFor(async () => expect(await status(one.url, "/readyz")).toBe(200), 5000);
    expect(await signIn(one.url)).toBe(200);
    one.signal("SIGTERM");
    expect(await one.ended).toBe(0);
    expect(await findRunning(folder)).toBeUndefined();
  });

  test("a PostgreSQL that dies again and again ends the desk with one sentence", async () => {
    const one = await desk();
    const data = join(await realpath(folder), "postgres", "data");
    for (let deaths = 1; deaths <= 4; deaths++) {
      process.kill((await livePostmaster(data))?.pid ?? 0, "SIGKILL");
      if (deaths === 4) break;
      const back = () => expect(one.said().match(/The database is back\./g)).toHaveLength(deaths);
      await vi.waitFor(back, { timeout: 10_000, interval: 20 });
    }
    expect(await one.ended).toBe(1);
    expect(one.said()).toMatch(
      /The database stopped 4 times in ten minutes: .*postgres\.log says why; mend that/,
    );
    expect(await findRunning(folder)).toBeUndefined();
  });

  test("Ctrl-C twice cuts short what is under way", async () => {
    const one = await desk();
    const socket = await halfRequest(one.url);
    one.signal("SIGINT");
    await one.line(/^Stopping: what is under way finishes first/);
    const begun = performance.now();
    const again = setInterval(() => one.signal("SIGINT"), 50);
    await one.line(/^Cut short\.$/);
    clearInterval(again);
    expect(await one.ended).toBe(0);
    // What is under way would have had five seconds.
    expect(performance.now() - begun).toBeLessThan(4000);
    socket.destroy();
  });

  test("a taken port gets one sentence, and the database is stopped again", async () => {
    const stranger = await listening();
    const { code, said } = await run(["start"], { ...env, PORT: String(portOf(stranger)) });
    expect(code).toBe(1);
    expect(said).toBe(
      `Port ${portOf(stranger)} on 127.0.0.1 is taken by another program: stop that one, or choose another port with PORT or --port.\n`,
    );
    expect(await findRunning(folder)).toBeUndefined();
  });
});

describe("several processes on one database of one's own", () => {
  test("share a data folder, one for pages and one behind; another folder is refused", async () => {
    const { url, drop } = await cloneDatabase(inject("admin"), inject("template"));
    onTestFinished(drop);
    const shared = { RELEVO_DATA: join(folder, "shared"), DATABASE_URL: url };
    const web = await desk(shared, "--role", "web");
    const worker = await desk(shared, "--role", "worker");
    expect(await status(web.url, "/readyz")).toBe(200);
    expect(await status(worker.url, "/readyz")).toBe(200);
    const other = await run(["start", "--port", "0"], { ...shared, RELEVO_DATA: join(folder, "other") });
    expect(other.said).toMatch(/^Another Relevo with a data folder of its own works on this database/);
    expect(other.code).toBe(1);
    for (const one of running.splice(0)) {
      one.signal("SIGINT");
      expect(await one.ended).toBe(0);
    }
    const after = await desk({ ...shared, RELEVO_DATA: join(folder, "other") });
    after.signal("SIGINT");
    expect(await after.ended).toBe(0);
  });
});

async function signIn(url: string): Promise<number> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email: "clara@example.com", password: "una clave larga" }),
  });
  await answer.text();
  return answer.status;
}

/** A request whose body never comes, once the desk has begun with it. */
async function halfRequest(url: string) {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  const headers = [
    `host: ${host}`,
    "content-type: application/json",
    "content-length: 100",
    "expect: 100-continue",
  ];
  socket.write(`POST /api/v1/setup HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`);
  const [answer] = await once(socket, "data");
  expect(String(answer)).toMatch(/^HTTP\/1\.1 100 /);
  return socket;
}

async function listening(): Promise<Server> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
}
