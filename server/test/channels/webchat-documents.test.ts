import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { mountDocuments } from "../../src/channels/webchat/documents.ts";
import { openApp } from "../../src/platform/app.ts";
import { openLog } from "../../src/platform/log.ts";

const settings = { greeting: "", colour: "#0f766e", askName: false };
const known = new Map([
  ["wc_any", { ...settings, origins: [] }],
  ["wc_some", { ...settings, origins: ["https://tienda.example", "http://localhost:8080"] }],
]);

async function served() {
  const dist = await mkdtemp(join(tmpdir(), "relevo-widget-"));
  await writeFile(join(dist, "app.html"), "<!doctype html><title>Chat</title>");
  await writeFile(join(dist, "relevo.js"), "void 0;");
  const app = await openApp(openLog("silent"));
  mountDocuments(app, async (key) => known.get(key) ?? null, dist);
  onTestFinished(async () => {
    await app.close();
    await rm(dist, { recursive: true });
  });
  return app;
}

test("the frame may stand on the pages of the connection's origins only", async () => {
  const app = await served();
  const { headers, body } = await app.inject(
    "/widget/app.html?key=wc_some&origin=https%3A%2F%2Ftienda.example",
  );
  expect(body).toContain("<title>Chat</title>");
  expect(headers["content-security-policy"]).toContain(
    "frame-ancestors 'self' https://tienda.example http://localhost:8080",
  );
  expect(headers["x-frame-options"]).toBeUndefined();
});

test.each(["wc_any", "wc_unknown", "", "a&key=b"])(
  "key %j: any page may hold it, its scripts stay its own",
  async (key) => {
    const app = await served();
    const { statusCode, headers } = await app.inject(`/widget/app.html?key=${key}`);
    expect(statusCode).toBe(200);
    expect(headers["x-frame-options"]).toBeUndefined();
    const policy = String(headers["content-security-policy"]);
    expect(policy).not.toContain("frame-ancestors");
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).not.toContain("unsafe");
  },
);

test("any page may run the loader; it is asked for again only when it changed", async () => {
  const app = await served();
  const { headers, body } = await app.inject("/widget/relevo.js");
  expect(body).toBe("void 0;");
  expect(headers).toMatchObject({
    "cross-origin-resource-policy": "cross-origin",
    "content-type": "text/javascript; charset=utf-8",
  });
  const again = await app.inject({
    url: "/widget/relevo.js",
    headers: { "if-none-match": String(headers.etag) },
  });
  expect([again.statusCode, again.body]).toEqual([304, ""]);
});
