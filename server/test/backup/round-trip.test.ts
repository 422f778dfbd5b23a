import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { comment, reply, uploadFile } from "@relevo/contract/messages.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bytes, readArchive } from "../../src/platform/backup/read-archive.ts";
import { listMigrations, migrate } from "../../src/platform/migrate.ts";
import type { Graph } from "../emulators/graph/graph.ts";
import { type Cast, cast } from "../support/cast.ts";
import { openTestDesk, type TestDesk } from "../support/desk.ts";
import { conversationIds } from "../support/rows.ts";
import { connectWhatsapp, diego, testGraph } from "../support/whatsapp.ts";
import { asOwner, backUpTo, contentsOf, emptyDatabase, restoreInto, scratch } from "./support.ts";

let desk: TestDesk;
let graph: Graph;
let people: Cast;
let url = "";

/** What COPY's text has to escape, and what people write. */
const nasty = "tab\there \\N \\. back\\slash\r\nline « ñandú » 👩‍👩‍👧 ‏שלום";

beforeAll(async () => {
  graph = await testGraph();
  desk = await openTestDesk({ RELEVO_GRAPH_URL: graph.url });
  url = desk.db.pool.options.connectionString ?? "";
  people = await cast(desk);
  const line = await connectWhatsapp(desk, graph, people.account);
  await line.text(diego, nasty);
  const [id = ""] = await conversationIds(desk, people.account);
  const form = new FormData();
  form.append("file", new Blob([Buffer.alloc(70_000, "relevo")], { type: "text/plain" }), "cotización.txt");
  const file = await people.ana.client.call(uploadFile, { body: form });
  await people.ana.client.call(reply, { params: { id }, body: { text: nasty, fileIds: [file.id] } });
  await people.ana.client.call(comment, { params: { id }, body: { text: nasty } });
  await desk.settle();
});
afterAll(async () => {
  await desk.stop();
  await graph.stop();
});

describe("a backup put into an empty database", () => {
  test("gives back every row of every table, the sequences, the files, and the walls", async () => {
    const folder = await scratch();
    const archive = join(folder, "desk.tar.gz");
    const made = await backUpTo(url, archive, join(desk.dataDir, "files"));
    const before = await contentsOf(url);
    const there = await emptyDatabase();
    const told = await restoreInto(there, archive, join(folder, "files"));
    expect(await contentsOf(there)).toEqual(before);
    expect(told).toMatchObject({ rows: made.rows, files: 1, migration: made.migration, keyId: "0123abcd" });
    expect(JSON.stringify(before.tables)).toContain("cotización.txt");
    expect(before.forced.length).toBeGreaterThan(20);
    expect(await filesIn(join(folder, "files"))).toEqual(await filesIn(join(desk.dataDir, "files")));
    expect((await readdir(folder)).sort()).toEqual(["desk.tar.gz", "files"]);
  });

  test("the secret and the passwords of the database are nowhere in it", async () => {
    const archive = join(await scratch(), "desk.tar");
    await backUpTo(url, archive, desk.dataDir);
    for await (const { name, content } of readArchive(archive)) {
      expect(name).not.toMatch(/secret|access/);
      expect((await bytes(content)).includes("a secret for tests only")).toBe(false);
    }
  });

  test("a table larger than one piece goes in pieces and comes back whole", async () => {
    const folder = await scratch();
    const archive = join(folder, "desk.tar");
    const here = await emptyDatabase();
    await asOwner(here, async (client) => {
      await migrate(client);
      await client.query("begin; set local role relevo_system");
      await client.query(
        `insert into inbound_requests (channel, account_id, connection_id, body, received_at)
         select 'whatsapp', gen_random_uuid(), gen_random_uuid(), convert_to(repeat(md5(n::text), 40000), 'UTF8'), to_timestamp(n)
         from generate_series(1, 4) n`,
      );
      await client.query("commit");
    });
    await backUpTo(here, archive, join(folder, "none"));
    const entries = [];
    for await (const { name, content } of readArchive(archive)) {
      entries.push(name);
      await bytes(content, 0);
    }
    expect(
      entries.filter((name) => name.startsWith("tables/public.inbound_requests/")).length,
    ).toBeGreaterThan(1);
    const there = await emptyDatabase();
    await restoreInto(there, archive, join(folder, "files"));
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
  });

  test("made before an upgrade, it is brought to its own schema, filled, and brought on", async () => {
    const folder = await scratch();
    const archive = join(folder, "desk.tar.gz");
    const older = await emptyDatabase();
    const newest = (await listMigrations()).at(-1)?.number ?? 0;
    await asOwner(older, async (client) => {
      await migrate(client, newest - 1);
      await client.query("begin; set local role relevo_system");
      await client.query(
        "insert into accounts values ('0199b2f0-0000-7000-8000-000000000001', 'Antes', 'CL', 'America/Santiago', 'es', false, to_timestamp(0))",
      );
      await client.query("commit");
    });
    await backUpTo(older, archive, join(folder, "none"));
    const there = await emptyDatabase();
    const told = await restoreInto(there, archive, join(folder, "files"));
    const { schema, tables } = await contentsOf(there);
    expect(told.migration).toBe(newest - 1);
    expect(schema.at(-1)).toMatchObject({ number: newest });
    expect(JSON.stringify(tables["public.accounts"])).toContain("Antes");
  });
});

async function filesIn(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && entry.name !== "store-id")
      found[entry.name] = (await readFile(join(entry.parentPath, entry.name))).toString("base64");
  return found;
}
