import { createHash } from "node:crypto";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { callGraph, type Failure, type GraphConnection, lost } from "./call.ts";
import { textOf } from "./json.rules.ts";

/**
 * Uploads a file for sending; its id lives 30 days. A `Blob` from `fs.openAsBlob` is streamed, not read. After
 * `uncertain` it may be uploaded again: a stray upload harms nobody.
 */
export async function uploadMedia(
  connection: GraphConnection,
  file: { content: Blob; mimeType: string; fileName: string },
  signal: AbortSignal,
): Promise<{ kind: "uploaded"; mediaId: string } | Failure> {
  const body = new FormData();
  body.set("messaging_product", "whatsapp");
  body.set("type", file.mimeType);
  body.set("file", new Blob([file.content], { type: file.mimeType }), file.fileName);
  const answer = await callGraph(
    connection,
    { method: "POST", path: `${connection.numberId}/media`, body },
    signal,
  );
  if (answer.kind !== "done") return answer;
  const mediaId = textOf(answer.body.id);
  return mediaId === null ? { kind: "uncertain", why: "answer-without-id" } : { kind: "uploaded", mediaId };
}

export type FetchedMedia =
  | { kind: "fetched"; bytes: number; mimeType: string | null }
  /** Larger than WhatsApp's own limit of 100 MB, by its word or by count. */
  | { kind: "too-large" }
  /** Not the bytes the webhook spoke of. */
  | { kind: "altered" }
  /** The address is not Meta's, or answers this status: the token was not or must not be shown there. */
  | { kind: "refused"; status: number | null };

/**
 * Fetches a received file into `target`: asks for its address, which lives five minutes, and reads it with the
 * same token; an address that expired (404) is asked for once more. `sha256` is the webhook's, in base64; where
 * there is none, the API's own is held against it. Unless `fetched`, what `target` holds is worthless. Any outcome
 * but `too-large` may be tried again.
 * @throws what writing to `target` throws
 */
export async function fetchMedia(
  connection: GraphConnection,
  media: { id: string; sha256: string | null },
  target: Writable,
  signal: AbortSignal,
): Promise<FetchedMedia | Failure> {
  const first = await fetchOnce(connection, media, target, signal);
  const expired = first.kind === "refused" && first.status === 404;
  return expired ? fetchOnce(connection, media, target, signal) : first;
}

const maxBytes = 100 * 1024 * 1024;

async function fetchOnce(
  connection: GraphConnection,
  media: { id: string; sha256: string | null },
  target: Writable,
  signal: AbortSignal,
): Promise<FetchedMedia | Failure> {
  const path = `${encodeURIComponent(media.id)}?phone_number_id=${connection.numberId}`;
  const answer = await callGraph(connection, { method: "GET", path }, signal);
  if (answer.kind !== "done") return answer;
  if (Number(textOf(answer.body.file_size)) > maxBytes) return { kind: "too-large" };
  const url = textOf(answer.body.url);
  if (url === null || !mayShowToken(url, connection)) return { kind: "refused", status: null };
  let response: Response;
  try {
    const headers = { authorization: `Bearer ${connection.token}`, "user-agent": "relevo" };
    response = await fetch(url, { headers, signal });
  } catch (error) {
    return lost(error);
  }
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    return { kind: "refused", status: response.status };
  }
  const stored = await store(response.body, target, signal);
  if (stored.kind !== "stored") return stored;
  const expected = media.sha256 ?? textOf(answer.body.sha256);
  // base64 in webhooks; which of the two the API's own answer uses is not documented.
  const same =
    expected === null || [stored.hash.toString("base64"), stored.hash.toString("hex")].includes(expected);
  if (!same) return { kind: "altered" };
  return { kind: "fetched", bytes: stored.bytes, mimeType: textOf(answer.body.mime_type) };
}

type Stored = { kind: "stored"; bytes: number; hash: Buffer };

/** Writes, counts and hashes in one pass. What goes wrong at the source is told, what at the target is thrown. */
async function store(
  body: ReadableStream<Uint8Array>,
  target: Writable,
  signal: AbortSignal,
): Promise<Stored | { kind: "too-large" } | Failure> {
  const hash = createHash("sha256");
  let bytes = 0;
  let broken: { error: unknown } | null = null;
  async function* read() {
    try {
      for await (const chunk of body) {
        bytes += chunk.byteLength;
        if (bytes > maxBytes) throw new Error("too large");
        hash.update(chunk);
        yield chunk;
      }
    } catch (error) {
      broken = { error };
      throw error;
    }
  }
  try {
    await pipeline(read, target, { signal });
  } catch (error) {
    if (bytes > maxBytes) return { kind: "too-large" };
    if (signal.aborted) return lost(signal.reason);
    if (broken) return lost(error);
    throw error;
  }
  return { kind: "stored", bytes, hash: hash.digest() };
}

/** Only to Meta's own hosts, or wherever the API itself was configured to be. */
function mayShowToken(url: string, { baseUrl }: GraphConnection): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  if (origin === new URL(baseUrl).origin) return true;
  return (
    protocol === "https:" && metaHosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  );
}

const metaHosts = ["fbsbx.com", "facebook.com", "fbcdn.net", "whatsapp.net"];
