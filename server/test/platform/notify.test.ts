import { createInbox } from "@relevo/contract/inboxes.ts";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { openLog } from "../../src/platform/log.ts";
import { type Bell, openBell } from "../../src/platform/notify.ts";
import { cast } from "../support/cast.ts";
import { deskOn } from "../support/desk-on.ts";
import { openLive } from "../support/live.ts";
import { cloneDatabase } from "../support/postgres.ts";
import { query } from "./fixtures/embedded-folder.ts";

const silent = openLog("silent");
const soon = { timeout: 10_000, interval: 5 };

async function sharedDatabase(): Promise<string> {
  const { url, drop } = await cloneDatabase(inject("admin"), inject("template"));
  onTestFinished(drop);
  return url;
}

/** A process of its own, as far as the database can tell. */
function bell(url: string): Bell & { heard: string[] } {
  const heard: string[] = [];
  const made = openBell(url, silent, (account) => heard.push(account));
  onTestFinished(made.close);
  return { ...made, heard };
}

test("what one process commits, a socket of another shows at once", async () => {
  const url = await sharedDatabase();
  const here = await deskOn(url);
  const there = await deskOn(url);
  const people = await cast(here);
  const live = await openLive(there, people.clara.key);
  const begun = performance.now();
  for (let number = 1; number <= 12; number++) {
    const seen = live.frames.length;
    await people.clara.client.call(createInbox, {
      body: { name: `Bandeja ${number}`, reasons: [] },
    });
    await live.until((frame) => live.frames.indexOf(frame) >= seen && frame.type !== "presence");
  }
  // Without the bell each one waits for the next look, a second after the last: eleven seconds at least.
  expect(performance.now() - begun).toBeLessThan(8000);
  live.close();
  await live.closed;
});

test("accounts are told to the others once, and never to oneself", async () => {
  const url = await sharedDatabase();
  const here = bell(url);
  const there = bell(url);
  await vi.waitFor(() => expect([here.heard, there.heard]).toEqual([[""], [""]]), soon);
  for (const account of ["first", "a", "b", "a", "a"]) here.ring(account);
  await vi.waitFor(() => expect(there.heard.slice(1).sort()).toEqual(["a", "b", "first"]), soon);
  there.ring("end");
  await vi.waitFor(() => expect(here.heard).toEqual(["", "end"]), soon);
});

test("more accounts than one payload holds are told in several", async () => {
  const url = await sharedDatabase();
  const here = bell(url);
  const there = bell(url);
  await vi.waitFor(() => expect([here.heard, there.heard]).toEqual([[""], [""]]), soon);
  const many = Array.from(
    { length: 1000 },
    (_, i) => `0199b2f0-0000-7000-8000-${String(i).padStart(12, "0")}`,
  );
  for (const account of many) here.ring(account);
  await vi.waitFor(() => expect(new Set(there.heard)).toEqual(new Set(["", ...many])), soon);
});

test("a line that is cut mends itself, and whoever was away looks at everything", async () => {
  const url = await sharedDatabase();
  const here = bell(url);
  const there = bell(url);
  await vi.waitFor(() => expect([here.heard, there.heard]).toEqual([[""], [""]]), soon);
  await query(
    inject("admin"),
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'relevo news' and datname = '${new URL(url).pathname.slice(1)}'`,
  );
  const looks = (heard: string[]) => heard.filter((account) => account === "").length;
  await vi.waitFor(() => expect([looks(here.heard), looks(there.heard)]).toEqual([2, 2]), soon);
  here.ring("after");
  await vi.waitFor(() => expect(there.heard).toContain("after"), soon);
});
