import pg from "pg";
import type { Config } from "../platform/config.ts";
import { checkDatabase, connectOrExplain } from "../platform/database-check.ts";
import { findRunning } from "../platform/embedded/running.ts";
import { startEmbedded } from "../platform/embedded/start.ts";
import { StartError } from "../platform/start-error.ts";
import { say } from "./command.ts";

/** A database a command can work on. */
export interface Reached {
  /** Logs in as the owner of the tables. */
  url: string;
  /** Stops what was started for the command, and nothing else. */
  close(): Promise<void>;
}

/**
 * The desk's database: the one DATABASE_URL names, else the embedded one, beside a running desk or started for
 * the command. Checked to be one that Relevo can work on.
 * @throws StartError
 */
export async function reachDatabase({ databaseUrl, dataDir }: Config): Promise<Reached> {
  const reached = databaseUrl
    ? { url: databaseUrl, close: async () => {} }
    : ((await beside(dataDir)) ?? (await ownEmbedded(dataDir)));
  try {
    const client = databaseUrl ? await connectOrExplain(databaseUrl) : await connect(reached.url);
    await checkDatabase(client).finally(() => client.end());
    return reached;
  } catch (error) {
    await reached.close();
    throw error;
  }
}

/** The embedded database, for this command alone. @throws StartError when a desk runs on the data folder */
export async function ownEmbedded(dataDir: string): Promise<Reached> {
  const { url, stop } = await startEmbedded({ dataDir, say });
  return { url, close: stop };
}

/** Runs `work` on a connection of the owner. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function beside(dataDir: string): Promise<Reached | undefined> {
  const url = await findRunning(dataDir);
  return url === undefined ? undefined : { url, close: async () => {} };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: "relevo command" });
  client.on("error", () => {}); // seen by the next query
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    const reason = error instanceof Error ? error.message : "no reason given";
    throw new StartError(`The desk's database does not answer (${reason}): try again in a moment.`);
  }
}
