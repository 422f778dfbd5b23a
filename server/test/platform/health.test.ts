import { expect, inject, test } from "vitest";
import { watchWorkers } from "../../src/platform/health.ts";
import { cast } from "../support/cast.ts";
import { type TestDesk, testDesk } from "../support/desk.ts";
import { openLive } from "../support/live.ts";
import { query } from "./fixtures/embedded-folder.ts";

const read = async (desk: TestDesk, path: string, headers: Record<string, string> = {}) => {
  const answer = await desk.as(null).fetch(path, { headers });
  return { status: answer.status, text: await answer.text() };
};
const readyz = async (desk: TestDesk) => {
  const { status, text } = await read(desk, "/readyz");
  return { status, ...JSON.parse(text) };
};

/** Ends the desk's connections and lets it make no more. */
async function cutOff(desk: TestDesk): Promise<void> {
  const [name = ""] = (await desk.db.pool.query("select current_database()")).rows.flatMap(Object.values);
  await query(
    inject("admin"),
    `alter database ${name} allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
  );
}

test("a desk at work is alive and ready", async () => {
  const desk = await testDesk();
  expect(await read(desk, "/healthz")).toEqual({ status: 200, text: '{"status":"ok"}' });
  expect(await readyz(desk)).toEqual({ status: "ready", database: "ok", schema: "ok", workers: "ok" });
});

test("a desk whose schema is not the program's is alive and not ready", async () => {
  const desk = await testDesk();
  await desk.db.pool.query("insert into schema_migrations values (9999, 'later')");
  expect(await readyz(desk)).toMatchObject({
    status: "not ready",
    schema: expect.stringMatching(/^is 9999, should be \d+$/),
  });
  expect((await read(desk, "/readyz")).status).toBe(503);
  expect((await read(desk, "/healthz")).status).toBe(200);
});

test("a desk whose database is gone is alive and not ready, and its metrics say so", async () => {
  const desk = await testDesk();
  await cutOff(desk);
  expect(await readyz(desk)).toMatchObject({ status: "not ready", database: "unreachable" });
  expect((await read(desk, "/healthz")).status).toBe(200);
  const { status, text } = await read(desk, "/metrics");
  expect(status).toBe(200);
  expect(text).toContain("relevo_database_up 0");
});

test("a worker that does not come back is told by name", async () => {
  let clock = 0;
  const never = { name: "receive" as const, run: () => new Promise<boolean>(() => {}) };
  const fine = { name: "tidy" as const, run: async () => false };
  const watched = watchWorkers([never, fine], () => clock);
  for (const worker of watched.workers) void worker.run();
  clock = 59_000;
  await watched.workers[1]?.run();
  expect(watched.stuck()).toEqual([]);
  clock = 61_000;
  expect(watched.stuck()).toEqual(["receive"]);
});

test("metrics tell counts and durations, and nobody's data", async () => {
  const desk = await testDesk();
  const people = await cast(desk);
  const live = await openLive(desk, people.ana.key);
  await desk.as(people.ana.key).fetch("/api/v1/me");
  await desk.as(null).fetch(`/api/v1/conversations/${people.account}`);
  const { status, text } = await read(desk, "/metrics");
  expect(status).toBe(200);
  const lines = text.split("\n");
  expect(lines).toContain("relevo_sockets 1");
  expect(lines).toContain('relevo_backlog{of="deadlines",state="due"} 0');
  expect(text).toMatch(
    /relevo_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/me",status="200"\} 1/,
  );
  expect(text).toMatch(/route="\/api\/v1\/conversations\/:id",status="401"\} 1/);
  expect(text).toMatch(/relevo_event_loop_lag_seconds\{quantile="0.99"\} \d/);
  expect(text).toMatch(/relevo_pool_connections [1-9]/);
  expect(text).not.toContain(people.account);
  expect(text).not.toMatch(/ana/i);
  live.close();
  await live.closed;
});

test.each([
  ["x-forwarded-for", { "x-forwarded-for": "203.0.113.9" }],
  ["via", { via: "1.1 proxy" }],
  ["a token nobody gave out", { authorization: "Bearer guess", "x-real-ip": "203.0.113.9" }],
])("metrics are not there for who comes through a proxy: %s", async (_, headers) => {
  const desk = await testDesk({ RELEVO_METRICS_TOKEN: "a token of the operator" });
  const { status, text } = await read(desk, "/metrics", headers);
  expect(status).toBe(404);
  expect(text).toContain('"NOT_FOUND"');
});

test("metrics are there from anywhere with the token, and only with the right one", async () => {
  const desk = await testDesk({ RELEVO_METRICS_TOKEN: "a token of the operator" });
  const far = { "x-forwarded-for": "203.0.113.9" };
  const with_ = async (token: string) =>
    (await read(desk, "/metrics", { ...far, authorization: `Bearer ${token}` })).status;
  expect(await with_("a token of the operator")).toBe(200);
  expect(await with_("a token of the operato")).toBe(404);
});
