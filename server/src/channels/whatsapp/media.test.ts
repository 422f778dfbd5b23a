import { randomBytes } from "node:crypto";
import { createWriteStream, openAsBlob } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Graph, startGraph } from "../../../test/emulators/graph/graph.ts";
import type { GraphConnection } from "./call.ts";
import { fetchMedia, uploadMedia } from "./media.ts";

let graph: Graph;
let folder: string;
let connection: GraphConnection;
const signal = new AbortController().signal;
const photo = randomBytes(200_000);
let clock = new Date("2026-11-22T10:00:00Z");

beforeAll(async () => {
  graph = await startGraph({ appSecret: "app_secret", token: "s3cret-token", now: () => clock });
  folder = await mkdtemp(join(tmpdir(), "media-"));
  connection = { baseUrl: graph.url, version: "v26.0", numberId: "106540352242922", token: "s3cret-token" };
});
afterAll(async () => {
  await graph.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  graph.state.calls.length = 0;
});

/** Keeps what was written to it. */
function memory() {
  const chunks: Buffer[] = [];
  const target = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { target, written: () => Buffer.concat(chunks) };
}

describe("fetching", () => {
  test("a file is asked for, read with the token, and is what the webhook said", async () => {
    const media = graph.addMedia(photo, "image/jpeg");
    const path = join(folder, "photo");
    const outcome = await fetchMedia(connection, media, createWriteStream(path), signal);
    expect(outcome).toEqual({ kind: "fetched", bytes: photo.length, mimeType: "image/jpeg" });
    expect(photo.equals(await readFile(path))).toBe(true);
    expect(graph.state.calls.map(({ authorization }) => authorization)).toEqual(
      Array(2).fill("Bearer s3cret-token"),
    );
    expect(graph.state.calls[0]?.path).toBe(`/v26.0/${media.id}?phone_number_id=106540352242922`);
  });

  test("an address that expired is asked for again", async () => {
    graph.inject.nextMedia("expired");
    const { target, written } = memory();
    const outcome = await fetchMedia(connection, graph.addMedia(photo, "image/jpeg"), target, signal);
    expect(outcome).toMatchObject({ kind: "fetched" });
    expect(photo.equals(written())).toBe(true);
    expect(graph.state.calls).toHaveLength(4);
  });

  test("but only once", async () => {
    graph.inject.nextMedia("expired", 2);
    const outcome = await fetchMedia(
      connection,
      graph.addMedia(photo, "image/jpeg"),
      memory().target,
      signal,
    );
    expect(outcome).toEqual({ kind: "refused", status: 404 });
    expect(graph.state.calls).toHaveLength(4);
  });

  test("other bytes than the webhook spoke of are told, also against the API's own hash", async () => {
    const media = graph.addMedia(photo, "image/jpeg");
    for (const sha256 of [media.sha256, null]) {
      graph.inject.nextMedia("altered");
      const outcome = await fetchMedia(connection, { ...media, sha256 }, memory().target, signal);
      expect(outcome).toEqual({ kind: "altered" });
    }
    const other = { ...media, sha256: Buffer.alloc(32).toString("base64") };
    expect(await fetchMedia(connection, other, memory().target, signal)).toEqual({ kind: "altered" });
    expect(await fetchMedia(connection, { ...media, sha256: null }, memory().target, signal)).toMatchObject({
      kind: "fetched",
    });
  });

  test("a connection cut half-way may be tried again", async () => {
    graph.inject.nextMedia("cut");
    const outcome = await fetchMedia(
      connection,
      graph.addMedia(photo, "image/jpeg"),
      memory().target,
      signal,
    );
    expect(outcome).toMatchObject({ kind: "uncertain" });
  });

  test("the token is shown to nobody but Meta", async () => {
    graph.inject.nextMedia("foreign");
    const outcome = await fetchMedia(
      connection,
      graph.addMedia(photo, "image/jpeg"),
      memory().target,
      signal,
    );
    expect(outcome).toEqual({ kind: "refused", status: null });
  });

  test("what is said to be larger than 100 MB is not read at all", async () => {
    const media = graph.addMedia(photo, "video/mp4");
    graph.inject.nextMedia("huge");
    expect(await fetchMedia(connection, media, memory().target, signal)).toEqual({ kind: "too-large" });
    expect(graph.state.calls).toHaveLength(1);
  });

  test("what turns out to be is given up on the way", async () => {
    const media = graph.addMedia(photo, "video/mp4");
    graph.inject.nextMedia("endless");
    let bytes = 0;
    const target = new Writable({
      write(chunk, _encoding, done) {
        bytes += chunk.length;
        done();
      },
    });
    expect(await fetchMedia(connection, media, target, signal)).toEqual({ kind: "too-large" });
    expect(bytes).toBeLessThanOrEqual(100 * 1024 * 1024);
    expect(target.destroyed).toBe(true);
  });

  test("an unknown id and a wrong token are answers", async () => {
    const id = { id: "../x", sha256: null };
    expect(await fetchMedia(connection, id, memory().target, signal)).toMatchObject({
      kind: "answered",
      code: 100,
    });
    const media = graph.addMedia(photo, "image/jpeg");
    const outcome = await fetchMedia({ ...connection, token: "no" }, media, memory().target, signal);
    expect(outcome).toMatchObject({ kind: "answered", code: 190 });
  });

  test("a full disk is our own fault, and thrown", async () => {
    const target = new Writable({ write: (_chunk, _encoding, done) => done(new Error("ENOSPC")) });
    const fetching = fetchMedia(connection, graph.addMedia(photo, "image/jpeg"), target, signal);
    await expect(fetching).rejects.toThrow("ENOSPC");
  });

  test("giving up while bytes come in is no fault", async () => {
    const patience = new AbortController();
    const target = new Writable({ write: () => patience.abort(new DOMException("late", "TimeoutError")) });
    const fetching = fetchMedia(connection, graph.addMedia(photo, "image/jpeg"), target, patience.signal);
    expect(await fetching).toEqual({ kind: "uncertain", why: "timeout" });
  });
});

test("the emulator's addresses live five minutes", async () => {
  const { id } = graph.addMedia(photo, "image/jpeg");
  const headers = { authorization: "Bearer s3cret-token" };
  const described = await fetch(`${graph.url}/v26.0/${id}`, { headers });
  const url: string = JSON.parse(await described.text()).url;
  clock = new Date(clock.getTime() + 299_000);
  expect((await fetch(url, { headers })).status).toBe(200);
  clock = new Date(clock.getTime() + 1_000);
  expect((await fetch(url, { headers })).status).toBe(404);
});

describe("uploading", () => {
  test("a file from disk, with its type and whatever name it has", async () => {
    const path = join(folder, "bill");
    await writeFile(path, photo);
    const file = { content: await openAsBlob(path), mimeType: "application/pdf", fileName: 'año "<1>".pdf' };
    const outcome = await uploadMedia(connection, file, signal);
    const uploaded = [...graph.state.media.values()].at(-1);
    expect(outcome).toEqual({ kind: "uploaded", mediaId: uploaded?.id });
    expect(uploaded).toMatchObject({ mimeType: "application/pdf", fileName: 'año "<1>".pdf' });
    expect(photo.equals(uploaded?.bytes ?? Buffer.alloc(0))).toBe(true);
  });

  test("with a wrong token is an answer", async () => {
    const file = { content: new Blob(["x"]), mimeType: "text/plain", fileName: "a.txt" };
    const outcome = await uploadMedia({ ...connection, token: "no" }, file, signal);
    expect(outcome).toMatchObject({ kind: "answered", code: 190 });
  });
});
