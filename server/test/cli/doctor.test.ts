import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { asSystem, openDatabase } from "../../src/platform/db.ts";
import { openSecrets } from "../../src/platform/secrets.ts";
import { query } from "../platform/fixtures/embedded-folder.ts";
import { cloneDatabase } from "../support/postgres.ts";
import { run } from "./program.ts";

async function place() {
  const folder = await mkdtemp(join(tmpdir(), "relevo-doctor-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { url, drop } = await cloneDatabase(inject("admin"), inject("template"));
  onTestFinished(drop);
  return { folder, url, env: { RELEVO_DATA: folder, DATABASE_URL: url, PORT: "0" } };
}
const linesOf = (out: string, kind: string) => out.split("\n").filter((line) => line.startsWith(kind));

test("a desk in good health has nothing but ok, and exit code 0", async () => {
  const { env } = await place();
  const { code, out } = await run(["doctor"], env);
  expect(linesOf(out, "WRONG")).toEqual([]);
  expect(linesOf(out, "ok").length).toBeGreaterThan(9);
  expect(code).toBe(0);
});

test("each thing that is wrong is one line, with the way out below, and exit code 1", async () => {
  const { folder, url, env } = await place();
  await openSecrets(undefined, folder);
  await chmod(join(folder, "secret"), 0o644);
  await spoil(url);
  const stranger = createServer().listen(0, "127.0.0.1");
  await once(stranger, "listening");
  onTestFinished(() => void stranger.close());
  const address = stranger.address();
  const port = String(address !== null && typeof address === "object" ? address.port : 0);
  const { code, out } = await run(["doctor"], { ...env, PORT: port });
  expect(linesOf(out, "WRONG")).toEqual([
    `WRONG  Port ${port} on 127.0.0.1 cannot be used (EADDRINUSE).`,
    `WRONG  The secret in ${join(folder, "secret")} can be read by others on this machine.`,
    "WRONG  The secret does not open the tokens of WhatsApp Ventas.",
    "WRONG  WhatsApp needs a public https address for its webhooks, and RELEVO_URL names none.",
    "WRONG  WhatsApp Ventas is paused: its channel refused the credentials (190).",
    "WRONG  Deadlines that failed again and again are parked: 1.",
    "WRONG  Incoming items that could not be received are parked: 1.",
    "WRONG  Relevo Demo was restored and is held: nothing fires or leaves.",
  ]);
  expect(out.split("\n").filter((line) => /^ {7}\S/.test(line))).toHaveLength(8);
  expect(out).toContain(`       chmod 600 ${join(folder, "secret")}`);
  expect(code).toBe(1);
});

test.each([
  [
    "newer",
    "insert into schema_migrations values (9999, 'later')",
    /The schema is 9999, this program knows \d+\./,
  ],
  ["older", "delete from schema_migrations where number > 1", /The schema is 1, this program needs \d+\./],
])("a schema that is %s is told, and the desk in it is not touched", async (_, sql, line) => {
  const { url, env } = await place();
  await query(url, sql);
  const { code, out } = await run(["doctor"], env);
  expect(linesOf(out, "WRONG")).toEqual([expect.stringMatching(line)]);
  expect(code).toBe(1);
});

test("a database that does not answer is told as the start would", async () => {
  const { folder } = await place();
  const env = { RELEVO_DATA: folder, DATABASE_URL: "postgres://u:pass@127.0.0.1:1/x", PORT: "0" };
  const { code, out } = await run(["doctor"], env);
  expect(linesOf(out, "WRONG")).toEqual([
    expect.stringContaining("No connection to PostgreSQL at 127.0.0.1:1"),
  ]);
  expect(out).not.toContain("pass");
  expect(code).toBe(1);
});

async function spoil(url: string): Promise<void> {
  const db = openDatabase(url, { max: 1 });
  const account = "0199b2f0-0000-7000-8000-000000000001";
  await asSystem(db, async (tx) => {
    await tx.rows(
      "insert into accounts values ($1, 'Relevo Demo', 'CL', 'America/Santiago', 'es', true, $2)",
      [account, tx.at],
    );
    await tx.rows(
      `insert into connections (account_id, id, channel, name, active, settings, key, secrets, paused_code, paused_at, created_at)
       values ($1, $1, 'whatsapp', 'WhatsApp Ventas', true, '{}', 'k', 'v1.00000000.AAAA.AAAA', '190', $2, $2)`,
      [account, tx.at],
    );
    await tx.rows(
      "insert into deadlines (account_id, kind, key, due_at, parked_at) values ($1, 'deliver', 'k', $2, $2)",
      [account, tx.at],
    );
    await tx.rows(
      `insert into inbound_items (request_id, account_id, channel, external_id, body, received_at, parked)
       values (1, $1, 'whatsapp', 'x', '{}', $2, true)`,
      [account, tx.at],
    );
  });
  await db.close();
}
