import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { readDocstrings } from "../server/src/platform/docstrings.ts";
import { printOpenApi } from "../server/src/platform/openapi.ts";

/**
 * Writes what is made from the contract: `npm run generate`. With `--check` it writes nothing and fails where the
 * committed file is not what would be written.
 */
const top = fileURLToPath(new URL("../", import.meta.url));
const file = join(top, "docs/openapi.json");
const made = printOpenApi(await version(), await readDocstrings());

if ((await readFile(file, "utf8").catch(() => undefined)) === made) console.log("Nothing to write.");
else if (process.argv.includes("--check")) {
  console.error(`${relative(top, file)}: not what the contract says. Run npm run generate.`);
  process.exitCode = 1;
} else {
  await writeFile(file, made);
  console.log(`Wrote ${relative(top, file)}.`);
}

async function version(): Promise<string> {
  const text: { version: string } = JSON.parse(await readFile(join(top, "package.json"), "utf8"));
  return text.version;
}
