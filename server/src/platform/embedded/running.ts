import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { accessUrl, readAccess } from "./access-file.ts";
import { livePostmaster } from "./postmaster.ts";

/**
 * The address of the embedded server that another start runs on this data folder, for commands beside a running
 * desk; undefined when none runs.
 */
export async function findRunning(dataDir: string): Promise<string | undefined> {
  const folder = await realpath(join(dataDir, "postgres")).catch(() => undefined);
  const running = folder && (await livePostmaster(join(folder, "data")));
  return running ? accessUrl({ ...(await readAccess(folder, true)), port: running.port }) : undefined;
}
