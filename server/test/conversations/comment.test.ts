import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { claim, listConversations, showConversation } from "@relevo/contract/conversations.ts";
import { comment, downloadFile, reply, showThread, uploadFile } from "@relevo/contract/messages.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { deskWithLine } from "../support/desk-with-line.ts";
import { diego } from "../support/whatsapp.ts";

const on = deskWithLine();
let id: string;

beforeAll(async () => {
  id = (await on.opened(diego)).id;
  await on.people.ana.client.call(claim, { params: { id } });
});

const upload = async (
  bytes: string | Uint8Array<ArrayBuffer>,
  name: string,
  type = "application/octet-stream",
) => {
  const form = new FormData();
  form.set("file", new Blob([bytes], { type }), name);
  return on.people.ana.client.call(uploadFile, { body: form });
};

describe("a comment", () => {
  test("S1-33: reaches no channel and moves no clock of the conversation", async () => {
    const before = await on.people.ana.client.call(showConversation, { params: { id } });
    const calls = on.graph.state.calls.length;
    const made = await on.people.ana.client.call(comment, {
      params: { id },
      body: { text: "El cliente está molesto", mentionIds: [on.people.bruno.id] },
    });
    expect(made).toMatchObject({ kind: "comment", author: { name: "Ana" }, mentions: [{ name: "Bruno" }] });
    await on.desk.step(new Date((await on.desk.step()).getTime() + 600_000));
    expect(on.graph.state.calls.length).toBe(calls);
    const after = await on.people.ana.client.call(showConversation, { params: { id } });
    expect(after).toEqual(before);
    const { items } = await on.people.ana.client.call(showThread, { params: { id } });
    const { unseenBy, ...item } = made;
    expect(unseenBy).toEqual([]);
    expect(items.at(-1)).toEqual(item);
  });

  test.each([
    ["nothing", { text: "" }],
    ["white space", { text: " \n\t " }],
  ])("of %s is refused", async (_name, body) => {
    expect((await on.people.ana.client.refused(comment, { params: { id }, body })).code).toBe(
      "EMPTY_MESSAGE",
    );
    expect((await on.people.ana.client.refused(reply, { params: { id }, body })).code).toBe("EMPTY_MESSAGE");
  });

  test("too long for the channel: refused before it leaves, with the limit", async () => {
    const refused = await on.people.ana.client.refused(reply, {
      params: { id },
      body: { text: "x".repeat(4097) },
    });
    expect(refused).toMatchObject({
      status: 422,
      code: "TEXT_TOO_LONG",
      failures: [{ data: { limit: 4096, length: 4097 } }],
    });
  });
});

test("the same client id in two conversations at once: one is refused, none is a fault", async () => {
  const other = await on.opened();
  const mine = crypto.randomUUID();
  const write = (conversation: string) =>
    on.people.clara.client.fetch(`/api/v1/conversations/${conversation}/comments`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id: mine, text: "¿dónde?" }),
    });
  const answers = await Promise.all([write(id), write(other.id), write(id), write(other.id)]);
  expect(answers.map(({ status }) => status).filter((status) => status !== 201 && status !== 409)).toEqual(
    [],
  );
  expect(answers.some(({ status }) => status === 201)).toBe(true);
});

describe("files", () => {
  test("hostile names are labels, never paths; hostile types are offered for saving", async () => {
    const file = await upload("<script>alert(1)</script>", "../../etc/evil\u202Egpj.html", "text/html");
    expect(file).toMatchObject({ name: "evilgpj.html", mimeType: "application/octet-stream" });
    await on.people.ana.client.call(comment, {
      params: { id },
      body: { text: "adjunto", fileIds: [file.id] },
    });
    const response = await on.people.ana.client.fetch(`/api/v1/files/${file.id}`);
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="evilgpj.html"/);
    expect(response.headers.get("content-security-policy")).toContain("sandbox");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await response.text()).toBe("<script>alert(1)</script>");
  });

  test("an empty file and one past the limit are refused", async () => {
    await expect(upload("", "vacío.txt")).rejects.toMatchObject({ problem: { code: "FILE_EMPTY" } });
    await expect(upload(new Uint8Array(25 * 1024 * 1024 + 1), "grande.bin")).rejects.toMatchObject({
      problem: { code: "TOO_LARGE" },
    });
  });

  test("one message of this channel takes one file", async () => {
    const files = [await upload("uno", "1.txt", "text/plain"), await upload("dos", "2.txt", "text/plain")];
    const body = { text: "dos archivos", fileIds: files.map(({ id }) => id) };
    const refused = await on.people.ana.client.refused(reply, { params: { id }, body });
    expect(refused).toMatchObject({ code: "CHANNEL_CANNOT", failures: [{ data: { files: 1 } }] });
  });

  test("what is not a multipart form is refused as such", async () => {
    const response = await on.people.ana.client.fetch("/api/v1/files", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ code: "UNSUPPORTED_MEDIA" });
  });

  test.each([
    [
      "a form without its end",
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nmedio archivo',
    ],
    ["no form at all", "garbage"],
  ])("%s is refused and nothing is kept", async (_name, body) => {
    const response = await on.people.ana.client.fetch("/api/v1/files", {
      method: "POST",
      headers: { "content-type": "multipart/form-data; boundary=x" },
      body,
    });
    expect(response.status).toBe(422);
    const kept = await readdir(join(on.desk.dataDir, "files"), { recursive: true }).catch(() => []);
    expect(kept.filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("a file is used once, by who uploaded it, and seen by who sees the conversation", async () => {
    const file = await upload("hola", "nota.txt", "text/plain");
    const other = await on.people.bruno.client.refused(comment, {
      params: { id },
      body: { text: "robado", fileIds: [file.id] },
    });
    expect(other.code).toBe("NOT_FOUND");
    expect((await on.people.beto.client.refused(downloadFile, { params: { id: file.id } })).status).toBe(404);
    await on.people.ana.client.call(comment, { params: { id }, body: { text: "mío", fileIds: [file.id] } });
    const again = await on.people.ana.client.refused(comment, {
      params: { id },
      body: { text: "otra vez", fileIds: [file.id] },
    });
    expect(again.code).toBe("NOT_FOUND");
    expect((await on.people.vera.client.fetch(`/api/v1/files/${file.id}`)).status).toBe(200);
    expect((await on.people.beto.client.fetch(`/api/v1/files/${file.id}`)).status).toBe(404);
  });
});

describe("the thread", () => {
  test("is paged both ways, whole and in order", async () => {
    for (let i = 0; i < 25; i++)
      await on.people.ana.client.call(comment, { params: { id }, body: { text: `nota ${i}` } });
    const all = (await on.people.ana.client.call(showThread, { params: { id }, query: { limit: 100 } }))
      .items;
    const older: typeof all = [];
    let cursor: string | null = null;
    do {
      const query = { limit: 7, ...(cursor ? { cursor } : {}) };
      const page: { items: typeof all; older: string | null } = await on.people.ana.client.call(showThread, {
        params: { id },
        query,
      });
      older.unshift(...page.items);
      cursor = page.older;
    } while (cursor);
    expect(older).toEqual(all);
    const newest = await on.people.ana.client.call(showThread, { params: { id }, query: { limit: 10 } });
    const up = await on.people.ana.client.call(showThread, {
      params: { id },
      query: { limit: 10, cursor: newest.older ?? "" },
    });
    const down = await on.people.ana.client.call(showThread, {
      params: { id },
      query: { limit: 10, cursor: up.newer ?? "", direction: "after" },
    });
    expect(down.items).toEqual(newest.items);
    expect(down.newer).toBeNull();
  });

  const foreign = Buffer.from(JSON.stringify(["2026-01-01T00:00:00.000Z", "abc"])).toString("base64url");
  test.each(["", "%%%", "eyJhIjoxfQ", foreign, "x".repeat(501)])(
    "a cursor of %j is refused, not a fault",
    async (cursor) => {
      const list = await on.people.ana.client.fetch(
        `/api/v1/conversations?cursor=${encodeURIComponent(cursor)}`,
      );
      const thread = await on.people.ana.client.fetch(
        `/api/v1/conversations/${id}/thread?cursor=${encodeURIComponent(cursor)}`,
      );
      expect([200, 422]).toContain(list.status);
      expect([200, 422]).toContain(thread.status);
      if (cursor !== "") expect([list.status, thread.status]).toEqual([422, 422]);
    },
  );

  test("the queue is oldest first, the rest newest first", async () => {
    const { items } = await on.people.clara.client.call(listConversations, { query: { tab: "all" } });
    const times = items.map(({ activeAt }) => activeAt);
    expect(times).toEqual([...times].sort().reverse());
  });
});
