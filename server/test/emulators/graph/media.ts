import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream";
import { replyError, replyJson } from "./reply.ts";
import type { GraphState, Media, MediaFault } from "./state.ts";

/** Files: uploaded, described, given out under addresses that live five minutes. */
export type MediaDesk = {
  /** A file somebody sent to the company; `sha256` as a webhook would say it. */
  add(bytes: Buffer, mimeType: string): { id: string; mimeType: string; sha256: string };
  upload(request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void>;
  describe(id: string, response: ServerResponse): void;
  give(key: string, response: ServerResponse): void;
};

export function openMedia(state: GraphState, origin: () => string, now: () => Date): MediaDesk {
  const addresses = new Map<string, { media: Media; until: number; fault: MediaFault | undefined }>();
  const keep = (bytes: Buffer, mimeType: string, fileName: string | null): Media => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const media = { id: String(randomBytes(6).readUIntBE(0, 6)), bytes, mimeType, fileName, sha256 };
    state.media.set(media.id, media);
    return media;
  };
  return {
    add(bytes, mimeType) {
      const { id, sha256 } = keep(bytes, mimeType, null);
      return { id, mimeType, sha256: Buffer.from(sha256, "hex").toString("base64") };
    },
    async upload(request, body, response) {
      const headers = { "content-type": request.headers["content-type"] ?? "" };
      const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => null);
      const file = form?.get("file");
      if (form?.get("messaging_product") !== "whatsapp" || !(file instanceof File)) {
        return replyError(response, 100);
      }
      const bytes = Buffer.from(await file.arrayBuffer());
      replyJson(response, 200, { id: keep(bytes, String(form.get("type")), file.name).id });
    },
    describe(id, response) {
      const media = state.media.get(id);
      if (!media) return replyError(response, 100);
      const fault = state.mediaFaults.shift();
      const key = randomUUID();
      const lifetime = fault === "expired" ? 0 : 5 * 60_000;
      addresses.set(key, { media, until: now().getTime() + lifetime, fault });
      const host = fault === "foreign" ? "https://files.example" : origin();
      const { mimeType: mime_type, sha256, bytes } = media;
      const url = `${host}/files/${key}`;
      const file_size = String(fault === "huge" ? 101 * 1024 * 1024 : bytes.length);
      replyJson(response, 200, { messaging_product: "whatsapp", url, mime_type, sha256, file_size, id });
    },
    give(key, response) {
      const address = addresses.get(key);
      if (!address || address.until <= now().getTime()) {
        response.writeHead(404, { "content-type": "text/plain" }).end("Not Found");
        return;
      }
      const { media, fault } = address;
      if (fault === "endless") {
        response.writeHead(200, { "content-type": media.mimeType });
        pipeline(endless, response, () => {});
        return;
      }
      response.writeHead(200, { "content-type": media.mimeType, "content-length": media.bytes.length });
      if (fault === "cut") {
        response.write(media.bytes.subarray(0, media.bytes.length / 2), () => response.destroy());
        return;
      }
      response.end(fault === "altered" ? Buffer.alloc(media.bytes.length) : media.bytes);
    },
  };
}

function* endless() {
  const chunk = Buffer.alloc(1024 * 1024);
  for (;;) yield chunk;
}
