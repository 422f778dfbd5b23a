import { join } from "node:path";
import type { Config } from "../../platform/config.ts";
import { checkDatabase, connectOrExplain } from "../../platform/database-check.ts";
import { findRunning } from "../../platform/embedded/running.ts";
import { type Embedded, startEmbedded } from "../../platform/embedded/start.ts";
import { StartError } from "../../platform/start-error.ts";
import { say } from "../command.ts";

/** The database of a desk for as long as it runs. */
export interface Source {
  url: string;
  /** Starts the embedded server again if it died. @throws StartError when that does not help */
  revive(): Promise<void>;
  close(): Promise<void>;
}

/** The server in DATABASE_URL, checked, or the embedded one, started. @throws StartError */
export async function openSource({ databaseUrl, dataDir }: Config): Promise<Source> {
  if (databaseUrl === undefined) return embeddedSource(dataDir);
  const client = await connectOrExplain(databaseUrl);
  await checkDatabase(client).finally(() => client.end());
  return { url: databaseUrl, revive: async () => {}, close: async () => {} };
}

/** Deaths in a window of ms after which starting again is no remedy. */
const tooMany = 4;
const window = 10 * 60_000;

async function embeddedSource(dataDir: string): Promise<Source> {
  let embedded = await startEmbedded({ dataDir, say });
  const { url } = embedded;
  const deaths: number[] = [];
  return {
    url,
    async revive() {
      if ((await findRunning(dataDir)) !== undefined) return;
      deaths.push(performance.now());
      if (deaths.filter((at) => at > performance.now() - window).length >= tooMany)
        throw new StartError(
          `The database stopped ${tooMany} times in ten minutes: ${join(embedded.dataDir, "postgres.log")} says why; mend that and start again.`,
        );
      say("The database stopped; starting it again.");
      embedded = await restart(embedded, dataDir);
    },
    close: () => embedded.stop(),
  };
}

async function restart(dead: Embedded, dataDir: string): Promise<Embedded> {
  await dead.stop();
  const again = await startEmbedded({ dataDir, say });
  if (again.url === dead.url) return again;
  await again.stop();
  throw new StartError("The database stopped, and its port was taken meanwhile: start again.");
}
