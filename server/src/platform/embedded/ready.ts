import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { errorCode, StartError } from "../start-error.ts";
import type { Access } from "./access-file.ts";

const interval = 20; // ms; pg_ctl would look ten times a second, and a warm start takes about 100 ms
const patience = 10 * 60_000; // ms; replaying the log after a crash may take minutes
const worthSaying = 5_000; // ms

/**
 * Waits until the server accepts its superuser, and returns that connection; undefined when the server went away.
 * @throws StartError when it refuses our password, or is not ready within ten minutes
 */
export async function whenReady(
  access: Access,
  isAlive: () => boolean | Promise<boolean>,
  say: (line: string) => void,
): Promise<Client | undefined> {
  const begun = performance.now();
  let said = false;
  while (await isAlive()) {
    const client = await tryConnect(access);
    if (client) return client;
    const waited = performance.now() - begun;
    if (!said && waited > worthSaying) {
      say("PostgreSQL is repeating what it had logged before it was cut off; this may take a while.");
      said = true;
    }
    if (waited > patience)
      throw new StartError(
        "PostgreSQL was not ready after ten minutes: start again, it goes on where it is.",
      );
    await wait(interval);
  }
  return undefined;
}

async function tryConnect(access: Access): Promise<Client | undefined> {
  const client = new Client({
    host: "127.0.0.1",
    port: access.port,
    user: "postgres",
    password: access.superuserPassword,
    database: "postgres",
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => {}); // a server that dies is seen by the next query
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    if (errorCode(error) !== "28P01") return undefined;
    throw new StartError(
      "The database does not accept the passwords in access.json beside it: put back the file that belongs to it.",
    );
  }
}
