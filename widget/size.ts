import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Bytes, gzipped, that a visitor's first load may weigh: the loader alone, and everything. */
export const budget = { loader: 6 * 1024, total: 20 * 1024 };

export interface Weight {
  /** Every file of the build by its name, in gzipped bytes. */
  files: Record<string, number>;
  loader: number;
  total: number;
}

/** Weighs a build of the widget. @throws where there is none: run `npm run build -w widget` first */
export function weigh(dist = join(import.meta.dirname, "dist")): Weight {
  const names = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.\w+$/.test(name),
  );
  const files = Object.fromEntries(
    names.map((name) => [name, gzipSync(readFileSync(join(dist, name)), { level: 9 }).length]),
  );
  const loader = files["relevo.js"];
  if (loader === undefined || files["app.html"] === undefined) throw new Error(`no build in ${dist}`);
  return { files, loader, total: Object.values(files).reduce((sum, size) => sum + size, 0) };
}

/** `node widget/size.ts`: says what the build weighs; fails where it is over the budget or not there. */
if (import.meta.main) {
  const { files, loader, total } = weigh();
  for (const [name, size] of Object.entries(files)) console.log(`${String(size).padStart(6)}  ${name}`);
  console.log(`loader ${loader} of ${budget.loader}, in all ${total} of ${budget.total} bytes, gzipped`);
  if (loader > budget.loader || total > budget.total) process.exitCode = 1;
}
