import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { WebchatSettings } from "@relevo/contract/connections.ts";
import type { FastifyInstance } from "fastify";
import { refuse } from "../../platform/refusal.ts";
import { errorCode } from "../../platform/start-error.ts";
import { frameAncestors } from "./origin.rules.ts";

const built = fileURLToPath(new URL("../../../../widget/dist/", import.meta.url));

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

/**
 * The two files of the widget that foreign pages name: the loader, which any page may run, and the frame's
 * document, which the pages of the connection's origins may hold. The rest is served as plain files.
 */
export function mountDocuments(
  app: FastifyInstance,
  settingsOf: (key: string) => Promise<WebchatSettings | null>,
  dist = built,
): void {
  app.get("/widget/relevo.js", async (request, reply) => {
    const text = await read(dist, "relevo.js");
    const tag = `"${createHash("sha256").update(text).digest("hex").slice(0, 20)}"`;
    reply
      .header("cache-control", "public, max-age=300")
      .header("cross-origin-resource-policy", "cross-origin")
      .header("etag", tag);
    if (request.headers["if-none-match"]?.includes(tag)) return reply.code(304).send();
    return reply.type("text/javascript; charset=utf-8").send(text);
  });

  app.get<{ Querystring: { key?: unknown } }>("/widget/app.html", async (request, reply) => {
    const { key } = request.query;
    const settings = typeof key === "string" ? await settingsOf(key.slice(0, 60)) : null;
    const ancestors = frameAncestors(settings?.origins ?? []);
    return reply
      .removeHeader("x-frame-options")
      .header("content-security-policy", [...policy, ...(ancestors ? [ancestors] : [])].join("; "))
      .header("cross-origin-resource-policy", "cross-origin")
      .header("cache-control", "no-cache")
      .type("text/html; charset=utf-8")
      .send(await read(dist, "app.html"));
  });
}

async function read(dist: string, name: string): Promise<string> {
  try {
    return await readFile(join(dist, name), "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") refuse("NOT_FOUND");
    throw error;
  }
}
