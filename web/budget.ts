import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

/**
 * Weighs what a browser fetches before the inbox is there: the page, its scripts and styles, and the
 * inbox's own chunks. Prints one line of JSON; the exit code is 1 when it is over. Run after the build.
 */
const LIMIT = 250_000; // bytes, gzip: performance.md, bench:web

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}

const dist = new URL("dist/", import.meta.url);
const manifest: Record<string, Chunk> = JSON.parse(
  await readFile(new URL(".vite/manifest.json", dist), "utf8"),
);
const files = new Set(["index.html", "theme.js"]);
for (const entry of ["index.html", "src/conversations/InboxScreen.tsx"]) gather(entry);

let bytes = 0;
for (const file of files) bytes += gzipSync(await readFile(new URL(file, dist))).length;
console.log(JSON.stringify({ what: "web first load, gzip", bytes, limit: LIMIT, files: files.size }));
process.exitCode = bytes > LIMIT ? 1 : 0;

function gather(name: string) {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`${name} is not in the build's manifest`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const needed of chunk.imports ?? []) gather(needed);
}
