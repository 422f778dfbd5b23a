import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { Image } from "./traffic.ts";

export interface SmallGraph {
  url: string;
  /** The one picture every customer sends. */
  image: Image;
  stop(): void;
}

/**
 * As much of the Graph API as a benchmark calls, and as cheap as it can be: it takes messages on, and hands out
 * one picture. What the channel really does is in the emulator of the tests.
 * @param accepted hears the text of each message taken on
 */
export async function startSmallGraph(accepted: (text: string) => void): Promise<SmallGraph> {
  const bytes = Buffer.concat([
    Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"),
    Buffer.alloc(40_000, 7),
  ]);
  const sha256 = createHash("sha256").update(bytes).digest();
  const image: Image = { id: "700700", mimeType: "image/jpeg", sha256: sha256.toString("base64") };
  let url = "";
  let count = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    if (path.startsWith("/files/")) {
      response.writeHead(200, { "content-type": image.mimeType, "content-length": bytes.length }).end(bytes);
      return;
    }
    const answer = (value: unknown) =>
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
    if (request.method === "GET") {
      const { id, mimeType: mime_type } = image;
      const described = { messaging_product: "whatsapp", url: `${url}/files/${id}`, mime_type, id };
      answer({ ...described, sha256: sha256.toString("hex"), file_size: String(bytes.length) });
      return;
    }
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => {
      body += chunk;
    });
    request.on("end", () => {
      const message = JSON.parse(body) as { to?: string; text?: { body?: string } };
      accepted(message.text?.body ?? "");
      count += 1;
      const wa_id = String(message.to ?? "").replace("+", "");
      answer({
        messaging_product: "whatsapp",
        contacts: [{ input: wa_id, wa_id }],
        messages: [{ id: `wamid.bench${count}` }],
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    url,
    image,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
