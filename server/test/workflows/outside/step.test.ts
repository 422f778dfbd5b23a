import type { ServerResponse } from "node:http";
import { reply } from "@relevo/contract/messages.ts";
import { cancelRun, retryRun, showRun, startRun } from "@relevo/contract/workflow-runs.ts";
import type { Step } from "@relevo/contract/workflow-steps.ts";
import { removeSecret, writeSecret } from "@relevo/contract/workflows.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { now } from "../../../src/platform/clock.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { openLive } from "../../support/live.ts";
import { rowsOf } from "../../support/rows.ts";
import { comment, definition, published } from "../scene.ts";
import { startWeb, type Web } from "./web.ts";

const on = deskWithLine({ env: { RELEVO_HTTP_ALLOW_HOSTS: "127.0.0.1" } });
const clara = () => on.people.clara.client;
let web: Web;
beforeAll(async () => {
  web = await startWeb();
});
afterAll(() => web.stop());
beforeEach(() => {
  web.asked.length = 0;
  web.answers((response) => response.end("{}"));
});

type Http = Extract<Step, { kind: "http" }>;
const asks = (more: Partial<Http> = {}): Step => ({
  ...{ id: "pedir", name: "", kind: "http", method: "POST", url: `${web.url}/pedidos`, headers: [] },
  ...{ body: "", timeoutMs: 5000, retries: 2, variable: "crm", edges: { next: "bien", failure: "mal" } },
  ...more,
});
const ways = (text = "Va {{crm.order.id}}, {{crm.status}}") => [
  comment("bien", text),
  comment("mal", "Falló {{crm.status}}"),
];
/** Starts a run of these steps on a new customer's conversation, which comes to its end or waits. */
async function run(steps: Step[]) {
  const { id } = await on.opened();
  const { id: workflowId } = await published(clara(), definition(steps));
  const { id: of } = await clara().call(startRun, { params: { id }, body: { workflowId } });
  await on.desk.settle();
  return { conversation: id, run: of };
}
const shown = (id: string) => clara().call(showRun, { params: { id } });
const inMs = async (ms: number) => on.desk.step(new Date((await now(on.desk.db)).getTime() + ms));
async function comments(conversation: string): Promise<string[]> {
  const rows = await rowsOf<{ text: string }>(
    on.desk,
    on.people.account,
    "select text from comments where conversation_id = $1 order by at, id",
    [conversation],
  );
  return rows.map(({ text }) => text);
}

describe("an answer", () => {
  test("goes on by next, and its values are variables", async () => {
    web.answers((response) => response.end('{"order": {"id": 77, "lines": [{"sku": "a"}]}}'));
    const { run: id, conversation } = await run([asks({ body: '{"name": "{{contact.name}}"}' }), ...ways()]);
    expect(await comments(conversation)).toEqual(["Va 77, 200"]);
    const { state, variables, steps } = await shown(id);
    expect(state).toBe("completed");
    expect(variables).toEqual({ "crm.status": "200", "crm.order.id": "77", "crm.order.lines.0.sku": "a" });
    expect(steps).toMatchObject([{ step: "pedir", edge: "next" }, { step: "bien" }]);
    expect(web.asked).toMatchObject([
      { method: "POST", path: "/pedidos", body: expect.stringContaining("Cliente") },
    ]);
    const n = steps[0]?.n;
    expect(web.asked[0]?.headers["idempotency-key"]).toBe(`${id}:${n}`);
  });

  test("that is their no goes on by failure at once, with its code", async () => {
    web.answers((response) => response.writeHead(404).end('{"error": "gone"}'));
    const { run: id, conversation } = await run([asks(), ...ways()]);
    expect(await comments(conversation)).toEqual(["Falló 404"]);
    expect(web.asked).toHaveLength(1);
    const [step] = (await shown(id)).steps;
    expect(step).toMatchObject({
      edge: "failure",
      failures: [{ code: "CALL_FAILED", data: { why: "status", status: 404 } }],
    });
  });

  test("that never came ends the run where no way is drawn: CALL_FAILED, and it may be tried again", async () => {
    web.answers((response) => response.writeHead(400).end());
    const { run: id, conversation } = await run([asks({ edges: { next: "bien" } }), comment("bien", "Va")]);
    const failed = await shown(id);
    expect(failed).toMatchObject({ state: "failed", step: "pedir" });
    expect(JSON.stringify(failed.steps)).toContain("CALL_FAILED");
    web.answers((response) => response.end("{}"));
    await clara().call(retryRun, { params: { id } });
    await on.desk.settle();
    expect(await comments(conversation)).toEqual(["Va"]);
  });

  test("of 10 MB is a failure, too_large, and nothing of it is kept", async () => {
    web.answers((response) => response.end(Buffer.alloc(10 * 1024 * 1024, "x")));
    const { run: id, conversation } = await run([asks(), ...ways()]);
    expect(await comments(conversation)).toEqual(["Falló "]);
    const { steps, variables } = await shown(id);
    expect(steps[0]?.failures).toEqual([{ code: "CALL_FAILED", data: { why: "too_large" } }]);
    expect(variables).toEqual({});
  });

  test("that sends to a private address is a failure, and that address is not called", async () => {
    web.answers((response) => response.writeHead(302, { location: "http://169.254.169.254/latest" }).end());
    const { run: id } = await run([asks({ method: "GET" }), ...ways()]);
    expect((await shown(id)).steps[0]?.failures).toEqual([
      { code: "CALL_FAILED", data: { why: "not_allowed" } },
    ]);
  });

  test.each(["http://10.0.0.1/", "http://3232235777/", "http://localhost:25/", "http://[::1]/"])(
    "is not asked for at %s, which is none of the open internet's",
    async (url) => {
      const { conversation, run: id } = await run([asks({ url }), ...ways()]);
      expect(await comments(conversation)).toEqual(["Falló "]);
      expect((await shown(id)).steps[0]?.failures).toEqual([
        { code: "CALL_FAILED", data: { why: "not_allowed" } },
      ]);
    },
  );
});

describe("asked again", () => {
  test("503, then 200: after a while, under the same Idempotency-Key", async () => {
    web.answers((response) =>
      web.asked.length === 1 ? response.writeHead(503).end() : response.end('{"order": {"id": 1}}'),
    );
    const { run: id, conversation } = await run([asks(), ...ways()]);
    expect(web.asked).toHaveLength(1);
    expect(await shown(id)).toMatchObject({ state: "waiting", step: "pedir" });
    const until = new Date((await shown(id)).until ?? "");
    await on.desk.step(new Date(until.getTime() - 1));
    expect(web.asked).toHaveLength(1);
    await on.desk.step(until);
    expect(web.asked).toHaveLength(2);
    expect(await comments(conversation)).toEqual(["Va 1, 200"]);
    const keys = web.asked.map(({ headers }) => headers["idempotency-key"]);
    expect(new Set(keys).size).toBe(1);
    expect((await shown(id)).steps).toHaveLength(2);
  });

  test("as often as the step says, then it goes on by failure", async () => {
    web.answers((response) => response.writeHead(500).end());
    const { conversation } = await run([asks({ retries: 2 }), ...ways()]);
    await inMs(60 * 60_000);
    expect(web.asked).toHaveLength(3);
    expect(await comments(conversation)).toEqual(["Falló 500"]);
  });

  test("not at all, where the run was cancelled meanwhile", async () => {
    web.answers((response) => response.writeHead(429).end());
    const { run: id } = await run([asks(), ...ways()]);
    await clara().call(cancelRun, { params: { id } });
    await inMs(60 * 60_000);
    expect(web.asked).toHaveLength(1);
  });

  test("when the process died while it was out: under the same key", async () => {
    const { run: id, conversation } = await run([asks(), ...ways("Va {{crm.status}}")]);
    const steps = await shown(id);
    expect(steps.state).toBe("completed");
    // As it stands when the process ends before it could say what came: it waits, and its deadline is its promise.
    const before = web.asked[0]?.headers["idempotency-key"];
    const at = await now(on.desk.db);
    await rowsOf(on.desk, on.people.account, "delete from run_steps where run_id = $1", [id]);
    await rowsOf(
      on.desk,
      on.people.account,
      `update runs set state = 'waiting', wakes = 'call', step = 'pedir', n = $2, until = $3, ended_at = null,
         entered_at = $3, waited_from = $3, variables = '{}', counts = '{"pedir": 1}' where id = $1`,
      [id, Number(before?.toString().split(":")[1]), at],
    );
    await rowsOf(
      on.desk,
      on.people.account,
      `insert into deadlines (account_id, kind, key, due_at, contact_id, data)
       select account_id, 'run', id::text, $2, contact_id, '{}' from runs where id = $1`,
      [id, at],
    );
    await on.desk.settle();
    expect(web.asked.map(({ headers }) => headers["idempotency-key"])).toEqual([before, before]);
    expect(await comments(conversation)).toEqual(["Va 200", "Va 200"]);
  });
});

describe("a call that hangs", () => {
  test("is a failure after its time", async () => {
    web.answers(() => {});
    const { conversation, run: id } = await run([asks({ timeoutMs: 500, retries: 0 }), ...ways()]);
    expect(await comments(conversation)).toEqual(["Falló "]);
    expect((await shown(id)).steps[0]?.failures).toEqual([{ code: "CALL_FAILED", data: { why: "timeout" } }]);
  });

  test("keeps neither deliveries nor other accounts waiting", async () => {
    const held: ServerResponse[] = [];
    let over = false;
    web.answers((response) => void (over ? response.end("{}") : held.push(response)));
    // More than leave at once: they stand in line.
    const hanging = asks({ timeoutMs: 20_000, retries: 0 });
    const { id: workflowId } = await published(clara(), definition([hanging, ...ways("Va")]));
    const conversations: string[] = [];
    for (let i = 0; i < 18; i++) conversations.push((await on.opened()).id);
    const { id: other } = await on.opened();
    for (const id of conversations) await clara().call(startRun, { params: { id }, body: { workflowId } });
    await web.until(16);
    const live = await openLive(on.desk, on.people.clara.key);
    await clara().call(reply, { params: { id: other }, body: { text: "Voy" } });
    await live.until(
      (frame) =>
        frame.type === "event" &&
        frame.items.some((item) => item.kind === "message" && item.text === "Voy" && item.state === "sent"),
    );
    live.close();
    expect(web.asked).toHaveLength(16);
    over = true;
    for (const response of held) response.end("{}");
    await on.desk.settle();
    expect(web.asked).toHaveLength(18);
    for (const one of conversations) expect(await comments(one)).toEqual(["Va"]);
  });
});

describe("a secret", () => {
  test("leaves with the request and is nowhere else, though the answer repeats it", async () => {
    const value = "s3cr3t-Ñ&=42";
    await clara().call(writeSecret, { params: { name: "TOKEN" }, body: { value } });
    web.answers((response, { headers, path, body }) => response.end(JSON.stringify({ headers, path, body })));
    const { run: id, conversation } = await run([
      asks({
        url: `${web.url}/?k={{secret.TOKEN}}`,
        headers: [{ name: "X-Token", value: "Bearer {{secret.TOKEN}}" }],
        body: '{"token": "{{secret.TOKEN}}"}',
      }),
      comment("bien", "{{crm.headers.x-token}} {{crm.path}} {{crm.body}}"),
      comment("mal", "Falló"),
    ]);
    expect(new URL(web.asked[0]?.path ?? "", web.url).searchParams.get("k")).toBe(value);
    expect(web.asked[0]?.headers["x-token"]).toBe(`Bearer ${value}`);
    expect(JSON.parse(web.asked[0]?.body ?? "")).toEqual({ token: value });
    const told = JSON.stringify([await shown(id), await comments(conversation)]);
    expect(told).toContain("•••");
    expect(told).not.toMatch(/s3cr3t/);
    const tables = [
      "runs",
      "run_steps",
      "events",
      "deadlines",
      "workflow_secrets",
      "comments",
      "workflow_versions",
    ];
    for (const table of tables) {
      const rows = await rowsOf(
        on.desk,
        on.people.account,
        `select to_jsonb(t)::text as row from ${table} t`,
      );
      expect(JSON.stringify(rows), table).not.toMatch(/s3cr3t/);
    }
  });

  test("that is gone by then fails the step, by its name", async () => {
    await clara().call(writeSecret, { params: { name: "GONE" }, body: { value: "x" } });
    const { id: workflowId } = await published(
      clara(),
      definition([asks({ url: `${web.url}/{{secret.GONE}}` }), ...ways()]),
    );
    expect((await clara().refused(removeSecret, { params: { name: "GONE" } })).code).toBe("IN_USE");
    await rowsOf(on.desk, on.people.account, "delete from workflow_secrets where name = 'GONE'");
    const { id } = await on.opened();
    const started = await clara().call(startRun, { params: { id }, body: { workflowId } });
    await on.desk.settle();
    expect((await shown(started.id)).steps[0]?.failures).toEqual([
      { code: "CALL_FAILED", data: { why: "secret", name: "GONE" } },
    ]);
    expect(web.asked).toEqual([]);
  });

  test("is not what a customer gets who asks for it by name", async () => {
    await clara().call(writeSecret, { params: { name: "KEY" }, body: { value: "s3cr3t" } });
    const { id } = await on.opened({ ...on.stranger("{{secret.KEY}}") });
    const { id: workflowId } = await published(
      clara(),
      definition([
        asks({ headers: [{ name: "x-name", value: "{{contact.name}}" }], body: "{{contact.name}}" }),
        ...ways(),
      ]),
    );
    await clara().call(startRun, { params: { id }, body: { workflowId } });
    await on.desk.settle();
    expect(web.asked).toHaveLength(1);
    expect(JSON.stringify(web.asked)).not.toContain("s3cr3t");
  });
});
