import { access, readdir, readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const docs = fileURLToPath(new URL("../../docs/", import.meta.url));
const pages = (await readdir(docs, { recursive: true })).filter((name) => name.endsWith(".md"));

test.each([...pages.map((page) => resolve(docs, page)), resolve(docs, "../README.md")])(
  "%s links only to what exists",
  async (page) => {
    const text = await readFile(page, "utf8");
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) =>
      resolve(dirname(page), link ?? ""),
    );
    const missing: string[] = [];
    for (const link of links) await access(link).catch(() => missing.push(link));
    expect(missing).toEqual([]);
  },
);
