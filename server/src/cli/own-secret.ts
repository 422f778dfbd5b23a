import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../platform/config.ts";
import { type Secrets, secretsFrom } from "../platform/secrets.ts";

/** The desk's secret where it has one already; none is made. @throws StartError when it is too short */
export async function ownSecret({ secret, dataDir }: Config): Promise<Secrets | undefined> {
  const text = secret ?? (await readFile(join(dataDir, "secret"), "utf8").catch(() => undefined))?.trim();
  return text === undefined ? undefined : secretsFrom(text);
}
