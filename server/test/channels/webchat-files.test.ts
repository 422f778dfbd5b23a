import { downloadFile, reply, uploadFile } from "@relevo/contract/messages.ts";
import { downloadVisitorFile, uploadVisitorFile, writeAsVisitor } from "@relevo/contract/webchat.ts";
import { expect, test } from "vitest";
import { newId } from "../../src/platform/ids.ts";
import { cast } from "../support/cast.ts";
import { type Client, testDesk } from "../support/desk.ts";
import { conversationIds, rowsOf } from "../support/rows.ts";
import { connectWebchat, visit } from "./webchat-visit.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
function form(bytes: Uint8Array<ArrayBuffer>, name: string, type: string): FormData {
  const form = new FormData();
  form.append("file", new File([bytes], name, { type }));
  return form;
}
const upload = (client: Client, bytes: Uint8Array<ArrayBuffer>, name: string, type: string) =>
  client.call(uploadVisitorFile, { body: form(bytes, name, type) });

test("a visitor's file reaches the agents, and the agents' one the visitor", async () => {
  const desk = await testDesk();
  const { clara, ana, account } = await cast(desk);
  const diego = await visit(desk, (await connectWebchat(clara)).key);
  const photo = await upload(diego.client, png, "foto.png", "image/png");
  expect(photo).toMatchObject({ name: "foto.png", mimeType: "image/png", size: png.length, state: "ready" });
  const sent = await diego.say("", { fileIds: [photo.id] });
  expect(sent.files).toEqual([photo]);
  expect(await diego.thread()).toEqual([sent]);
  expect(await rowsOf(desk, account, "select type from messages")).toEqual([{ type: "image" }]);
  const seen = await ana.client.fetch(`/api/v1/files/${photo.id}`);
  expect(Buffer.from(await seen.arrayBuffer())).toEqual(png);

  const price = await ana.client.call(uploadFile, {
    body: form(Buffer.from("precio"), "precios.csv", "text/csv"),
  });
  expect((await diego.client.fetch(`/api/v1/webchat/files/${price.id}`)).status).toBe(404);
  const [id = ""] = await conversationIds(desk, account);
  await ana.client.call(reply, { params: { id }, body: { text: "la lista", fileIds: [price.id] } });
  await desk.settle();
  const got = await diego.client.fetch(`/api/v1/webchat/files/${price.id}`);
  expect(await got.text()).toBe("precio");
  expect(got.headers.get("content-disposition")).toMatch(/^attachment; filename="precios\.csv"/);
  expect(got.headers.get("x-content-type-options")).toBe("nosniff");
});

test("another visitor's files are not there: neither to see, nor to send", async () => {
  const desk = await testDesk();
  const { clara } = await cast(desk);
  const { key } = await connectWebchat(clara);
  const diego = await visit(desk, key);
  const elena = await visit(desk, key);
  const fresh = await upload(diego.client, png, "a.png", "image/png");
  const used = await upload(diego.client, png, "b.png", "image/png");
  await diego.say("mira", { fileIds: [used.id] });
  await elena.say("hola");
  for (const { id } of [fresh, used]) {
    expect(await elena.client.refused(downloadVisitorFile, { params: { id } })).toMatchObject({
      status: 404,
    });
    expect(
      await elena.client.refused(writeAsVisitor, { body: { id: newId(), fileIds: [id] } }),
    ).toMatchObject({ status: 404 });
    expect((await diego.client.fetch(`/api/v1/webchat/files/${id}`)).status).toBe(200);
    expect(await diego.client.refused(downloadFile, { params: { id } })).toMatchObject({ status: 401 });
  }
  // What is sent already cannot be sent again with another message.
  expect(
    await diego.client.refused(writeAsVisitor, { body: { id: newId(), fileIds: [used.id] } }),
  ).toMatchObject({ status: 404 });
});

test("S1-33: a file of a comment is not the visitor's", async () => {
  const desk = await testDesk();
  const { clara, ana, account } = await cast(desk);
  const diego = await visit(desk, (await connectWebchat(clara)).key);
  await diego.say("hola");
  const note = await ana.client.call(uploadFile, {
    body: form(Buffer.from("nota"), "nota.txt", "text/plain"),
  });
  const [id = ""] = await conversationIds(desk, account);
  const response = await ana.client.fetch(`/api/v1/conversations/${id}/comments`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text: "ver nota", fileIds: [note.id] }),
  });
  expect(response.status).toBe(201);
  expect(await diego.client.refused(downloadVisitorFile, { params: { id: note.id } })).toMatchObject({
    status: 404,
  });
});

test("hostile names and contents: a label without a path, a type by the bytes, never run", async () => {
  const desk = await testDesk();
  const { clara } = await cast(desk);
  const { client } = await visit(desk, (await connectWebchat(clara)).key);
  const page = Buffer.from("<script>alert(1)</script>");
  const hostile = await upload(client, page, "../../etc/<img src=x>\u202Egnp.html", "image/png");
  expect(hostile).toMatchObject({ mimeType: "application/octet-stream" });
  expect(hostile.name).not.toMatch(/[/\\<>\u202E]/);
  const got = await client.fetch(`/api/v1/webchat/files/${hostile.id}`);
  expect(got.headers.get("content-type")).toBe("application/octet-stream");
  expect(got.headers.get("content-disposition")).toMatch(/^attachment/);
  expect(got.headers.get("content-security-policy")).toMatch(/^sandbox/);
});

test("bad input: empty, more than 10 MiB, no file, more than five", async () => {
  const desk = await testDesk();
  const { clara, account } = await cast(desk);
  const { client } = await visit(desk, (await connectWebchat(clara)).key);
  const refused = (bytes: Uint8Array<ArrayBuffer>) =>
    client.refused(uploadVisitorFile, { body: form(bytes, "x.bin", "application/octet-stream") });
  expect(await refused(new Uint8Array(0))).toMatchObject({ code: "FILE_EMPTY" });
  expect(await refused(new Uint8Array(10 * 1024 * 1024 + 1))).toMatchObject({
    status: 413,
    code: "TOO_LARGE",
  });
  expect(await client.refused(uploadVisitorFile, { body: new FormData() })).toMatchObject({ status: 422 });
  expect(await rowsOf(desk, account, "select from files")).toEqual([]);
  const six = Array.from({ length: 6 }, () => newId());
  expect(await client.refused(writeAsVisitor, { body: { id: newId(), fileIds: six } })).toMatchObject({
    status: 422,
    failures: [{ pointer: "/fileIds" }],
  });
});
