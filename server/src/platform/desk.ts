import type { FastifyInstance } from "fastify";
import type { Config } from "./config.ts";
import type { Database } from "./db.ts";
import type { Route } from "./http.ts";
import type { Log } from "./log.ts";
import type { Worker } from "./loop.ts";
import type { Secrets } from "./secrets.ts";
import type { Storage } from "./storage.ts";

/** What every folder may need of the running program. */
export interface Desk {
  db: Database;
  config: Config;
  log: Log;
  secrets: Secrets;
  storage: Storage;
  /** The address links and webhooks are built with: RELEVO_URL, else where we listen. */
  publicUrl(): string;
}

/** What a folder brings; `main.ts` puts them together. */
export interface Furniture {
  routes?: readonly Route[];
  /** Raw HTTP: webhooks, sockets, sign-in. */
  mount?(app: FastifyInstance): void | Promise<void>;
  workers?: readonly Worker[];
}
